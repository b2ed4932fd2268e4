"""The reference engine: rdflib in memory, for the shipped data and for tests that compare engines."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from pathlib import Path

import rdflib
from rdflib.plugins.sparql.processor import SPARQLResult

from mesograph.errors import EngineError, InputError, QueryError
from mesograph.store.protocol import Iri, Table, Value, literal_value

_PARSERS = {"text/turtle": "turtle", "application/n-triples": "nt", "application/n-quads": "nquads"}

_RESULTS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
}


def first_line(error: Exception) -> str:
    """Return the first line of an error's message; one without a message gives its kind."""
    return (str(error) or type(error).__name__).splitlines()[0]


def value_of(term: object) -> Value:
    """Return the plain value of an rdflib term."""
    if term is None:
        return None
    if isinstance(term, rdflib.Literal):
        return literal_value(str(term), str(term.datatype or ""))
    return Iri(term) if isinstance(term, rdflib.URIRef) else str(term)


class ReferenceStore:
    """An rdflib dataset whose default graph is the union of its named graphs."""

    def __init__(self) -> None:
        self.name = "rdflib"
        self.inner = rdflib.Dataset(default_union=True)

    def _run(self, query: str) -> SPARQLResult:
        try:
            with warnings.catch_warnings():
                # rdflib warns of its own use of what it deprecates.
                warnings.simplefilter("ignore", DeprecationWarning)
                result = self.inner.query(query)
                if result.type == "SELECT":
                    _ = result.bindings  # evaluated here, not when the rows are read
        except Exception as error:  # rdflib raises the parser's own kinds of error
            raise QueryError("query-syntax", reason=first_line(error)) from error
        assert isinstance(result, SPARQLResult)
        return result

    def select(self, query: str) -> Table:
        """Return the rows of a SELECT."""
        result = self._run(query)
        if result.type == "ASK":
            return Table(("answer",), [(bool(result.askAnswer),)])
        columns = tuple(str(v) for v in result.vars or ())
        return Table(columns, [tuple(value_of(t) for t in row) for row in result])  # type: ignore[union-attr]

    def construct(self, query: str) -> bytes:
        """Return the triples of a CONSTRUCT as N-Triples."""
        graph = self._run(query).graph
        if graph is None:
            raise QueryError("query-not-construct")
        return graph.serialize(format="nt", encoding="utf-8")

    def answer(self, query: str, media: str) -> bytes:
        """Return the results of a SELECT or ASK as a document; rdflib writes JSON, XML and CSV."""
        if media not in _RESULTS:
            raise EngineError("results-format", self.name, media=media)
        result = self._run(query)
        if result.type == "CONSTRUCT":
            raise QueryError("query-not-select")
        return result.serialize(format=_RESULTS[media]) or b""

    def load(self, source: bytes | Path, graph: str, media: str = "text/turtle") -> None:
        """Add a document to a named graph."""
        data = source if isinstance(source, bytes) else source.read_bytes()
        target: rdflib.Graph = (
            self.inner if media == "application/n-quads" else self.inner.graph(rdflib.URIRef(graph))
        )
        try:
            with warnings.catch_warnings():
                # Reading quads, rdflib warns of its own use of what it deprecates.
                warnings.simplefilter("ignore", DeprecationWarning)
                target.parse(data=data, format=_PARSERS[media])
        except Exception as error:  # the parsers raise kinds of their own
            where = "" if isinstance(source, bytes) else str(source)
            raise InputError("rdf-syntax", where, reason=first_line(error)) from error

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        return sorted(
            str(g.identifier)
            for g in self.inner.graphs()
            if len(g) and isinstance(g.identifier, rdflib.URIRef)
        )

    def clear(self, graphs: Iterable[str]) -> None:
        """Remove the named graphs."""
        for graph in graphs:
            self.inner.remove_graph(rdflib.URIRef(graph))
