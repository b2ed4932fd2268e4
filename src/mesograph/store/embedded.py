"""The default engine: pyoxigraph, in memory or in a folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from mesograph.errors import EngineError, InputError, QueryError
from mesograph.store.protocol import Iri, Table, Value, literal_value


def value_of(term: ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple | None) -> Value:
    """Return the plain value of a term of the engine."""
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        return literal_value(term.value, term.datatype.value)
    return Iri(term.value) if isinstance(term, ox.NamedNode) else str(term)


class EmbeddedStore:
    """A pyoxigraph store; `folder` None keeps it in memory."""

    def __init__(self, folder: Path | None = None, read_only: bool = False) -> None:
        self.name = "pyoxigraph"
        self.folder = folder
        try:
            if folder is None:
                self.inner = ox.Store()
            else:
                self.inner = ox.Store.read_only(str(folder)) if read_only else ox.Store(str(folder))
        except OSError as error:
            raise EngineError("store-unopened", str(folder), reason=str(error)) from error

    def _run(self, query: str) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        try:
            return self.inner.query(query, use_default_graph_as_union=True)
        except SyntaxError as error:
            # The engine names characters of all kinds, line ends among them, in its messages.
            raise QueryError("query-syntax", reason=" ".join(str(error).split())) from error
        except (RuntimeError, OSError) as error:
            raise EngineError("query-failed", self.name, reason=str(error)) from error

    def select(self, query: str) -> Table:
        """Return the rows of a SELECT."""
        answer = self._run(query)
        if isinstance(answer, ox.QueryBoolean):
            return Table(("answer",), [(bool(answer),)])
        if not isinstance(answer, ox.QuerySolutions):
            raise QueryError("query-not-select")
        columns = tuple(v.value for v in answer.variables)
        return Table(columns, [tuple(value_of(row[i]) for i in range(len(columns))) for row in answer])

    def construct(self, query: str) -> bytes:
        """Return the triples of a CONSTRUCT as N-Triples."""
        answer = self._run(query)
        if not isinstance(answer, ox.QueryTriples):
            raise QueryError("query-not-construct")
        return answer.serialize(format=ox.RdfFormat.N_TRIPLES) or b""

    def answer(self, query: str, media: str) -> bytes:
        """Return the results of a SELECT or ASK as a document of a standard result format."""
        form = ox.QueryResultsFormat.from_media_type(media)
        if form is None:
            raise EngineError("results-format", self.name, media=media)
        answer = self._run(query)
        if isinstance(answer, ox.QueryTriples):
            raise QueryError("query-not-select")
        return answer.serialize(format=form) or b""

    def load(self, source: bytes | Path, graph: str, media: str = "text/turtle") -> None:
        """Add a document to a named graph, all or nothing."""
        data = source if isinstance(source, bytes) else source.read_bytes()
        form = ox.RdfFormat.from_media_type(media)
        if form is None:
            raise InputError("rdf-format-unknown", media=media)
        where = "" if isinstance(source, bytes) else str(source)
        try:
            if form.supports_datasets:
                self.inner.bulk_load(data, format=form)
            else:
                self.inner.bulk_load(data, format=form, to_graph=ox.NamedNode(graph))
        except SyntaxError as error:
            line = f":{error.lineno}" if error.lineno else ""
            raise InputError("rdf-syntax", where + line, reason=error.msg or str(error)) from error

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        return sorted(g.value for g in self.inner.named_graphs() if isinstance(g, ox.NamedNode))

    def clear(self, graphs: Iterable[str]) -> None:
        """Remove the named graphs."""
        for graph in graphs:
            self.inner.remove_graph(ox.NamedNode(graph))
