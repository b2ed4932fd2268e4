"""The same store with its derived facts made again: slower, and independent of when they were made."""

from __future__ import annotations

from mesograph.errors import EngineError
from mesograph.store.derive import derive
from mesograph.store.protocol import DERIVED, Store

_GRAPH = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"


def derived_afresh(store: Store) -> Store:
    """Return a store in memory with every graph of `store` but the derived one, derived again."""
    if store.name == "remote":
        raise EngineError("no-derived-remote")
    from mesograph.store.embedded import EmbeddedStore

    fresh = EmbeddedStore()
    for graph in store.graphs():
        if graph != DERIVED:
            fresh.load(store.construct(_GRAPH.format(graph=graph)), graph, "application/n-triples")
    derive(fresh)
    return fresh
