"""One store Protocol, three engines: embedded (pyoxigraph), remote (SPARQL 1.1), reference (rdflib)."""

from mesograph.store.protocol import Iri, Row, Store, Table, Value
from mesograph.store.shipped import shipped_store
from mesograph.store.where import open_store

__all__ = ["Iri", "Row", "Store", "Table", "Value", "open_store", "shipped_store"]
