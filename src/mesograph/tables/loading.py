"""A store on disk with one new import: its graph, other imports, shipped data, derived facts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from mesograph.errors import InputError
from mesograph.store.derive import derive
from mesograph.store.embedded import EmbeddedStore
from mesograph.store.protocol import GRAPHS
from mesograph.store.shipped import load_shipped

IMPORTS = GRAPHS + "import/"
_DIRECTORIES = """PREFIX meso: <https://w3id.org/mesograph/ns#>
SELECT (COUNT(DISTINCT ?directory) AS ?n) WHERE { ?file meso:ofDirectory ?directory }"""
_SHOWN_BY_TWO = """PREFIX meso: <https://w3id.org/mesograph/ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?school WHERE {
  ?file meso:ofDirectory ?directory . ?state prov:wasDerivedFrom ?file ; meso:school ?school
} GROUP BY ?school HAVING (COUNT(DISTINCT ?directory) > 1) ORDER BY ?school"""
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SHARED = "SELECT DISTINCT ?s WHERE { GRAPH <%s> { ?s a ?c } GRAPH ?g { ?s a ?c } FILTER(?g != <%s>) }"
_DESCRIBED = "SELECT DISTINCT ?s WHERE { ?s a ?c }"


def build(folder: Path, lines: Path, graph: str, old: Path) -> None:
    """Fill a new store: `lines` (N-Triples) into `graph`, other imports from the store `old`, if any.

    All is put together and derived in memory, where queries take a quarter of the time, and goes to disk in
    one load. Raises `InputError` when two tables show the same schools, whose counts would then be double.
    """
    whole = lines.with_suffix(".nq")
    assembled = _assemble(lines, graph, old)
    derive(assembled)
    _refuse_doubles(assembled, graph)
    assembled.inner.dump(output=str(whole), format=ox.RdfFormat.N_QUADS)
    store = EmbeddedStore(folder)
    # lenient: what comes out of a store needs no second check
    store.inner.bulk_load(path=str(whole), format=ox.RdfFormat.N_QUADS, lenient=True)
    store.inner.flush()


def _assemble(lines: Path, graph: str, old: Path) -> EmbeddedStore:
    store, replaced = EmbeddedStore(), EmbeddedStore()
    store.inner.bulk_load(
        path=str(lines), format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(graph), lenient=True
    )
    others = []
    if (old / "CURRENT").is_file():
        before = EmbeddedStore(old, read_only=True)
        for name in before.graphs():
            if name.startswith(IMPORTS):
                data = before.inner.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(name)) or b""
                (replaced if name == graph else store).load(data, name, "application/n-triples")
                others += [name] if name != graph else []
    load_shipped(store)
    _keep_needed(store, replaced, others)
    _describe_once(store, [graph, *others])
    return store


def _keep_needed(store: EmbeddedStore, replaced: EmbeddedStore, others: Iterable[str]) -> None:
    """Keep what only the import that is replaced described if another import points to it."""
    graphs = [ox.NamedNode(name) for name in others]
    nodes = [ox.NamedNode(str(iri)) for (iri,) in replaced.select(_DESCRIBED).rows] if graphs else []
    gone = [node for node in nodes if not any(store.inner.quads_for_pattern(node, _TYPE, None))]
    while kept := [
        (node, graph)
        for node in gone
        for graph in graphs
        if any(store.inner.quads_for_pattern(None, None, node, graph))
    ]:
        for node, graph in kept:
            for quad in replaced.inner.quads_for_pattern(node, None, None):
                store.inner.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
        gone = [node for node in gone if node not in {node for node, _ in kept}]


def _describe_once(store: EmbeddedStore, imports: Iterable[str]) -> None:
    """Remove from imports what another graph says of the same thing: the engine would count it twice."""
    for name in imports:
        graph = ox.NamedNode(name)
        for (iri,) in store.select(_SHARED % (name, name)).rows:
            for quad in list(store.inner.quads_for_pattern(ox.NamedNode(str(iri)), None, None, graph)):
                again = store.inner.quads_for_pattern(quad.subject, quad.predicate, None)
                if any(other.graph_name != graph for other in again):
                    store.inner.remove(quad)


def _refuse_doubles(store: EmbeddedStore, graph: str) -> None:
    """Raise if a school has states in the files of more than one directory."""
    if store.select(_DIRECTORIES).rows[0][0] in (0, 1):
        return
    doubles = [str(row[0]) for row in store.select(_SHOWN_BY_TWO).rows]
    if doubles:
        school = doubles[0].rsplit("/", 1)[1]
        raise InputError("table-two-directories", graph, count=len(doubles), school=school)
