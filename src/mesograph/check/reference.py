"""The reference engine: pySHACL on a copy of the graph in rdflib, with the same focus nodes."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

import pyoxigraph as ox

from mesograph.check.focus import Focus
from mesograph.check.hits import Hit, distinct
from mesograph.check.rdf import Term
from mesograph.check.shapes import TARGETS, Shape, Shapes
from mesograph.check.vocabulary import SH
from mesograph.errors import EngineError

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node as RdflibNode


def run(store: ox.Store, shapes: Shapes, roots: Iterable[Shape], focus: Focus) -> list[Hit]:
    """Return the breaches that pySHACL finds for some root shapes.

    Instead of its own `focus_nodes`, which also filters nested shapes and so gives wrong answers, the
    targets of the shapes are replaced by the focus nodes themselves.
    """
    import pyshacl
    import rdflib

    with _literals_as_written():
        data = _parsing_once(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
        rules = _fill(rdflib.Graph(), shapes.graph)
        for name in TARGETS:
            rules.remove((None, rdflib.URIRef(SH + name), None))
        for root in roots:
            for node in focus[root.term]:
                rules.add((_term(root.term), rdflib.URIRef(SH + "targetNode"), _term(node)))
        try:
            _, report, text = pyshacl.validate(data, shacl_graph=rules, inplace=True, meta_shacl=False)
        except Exception as error:  # pySHACL and rdflib raise kinds of their own
            raise EngineError("check-pyshacl-failed", "pyshacl", reason=str(error)) from error
    if not isinstance(report, rdflib.Graph):
        raise EngineError("check-pyshacl-failed", "pyshacl", reason=str(text))
    return distinct(list(_hits(report, shapes)))


@contextmanager
def _literals_as_written() -> Iterator[None]:
    """Keep ill-formed literals ill-formed: rdflib would read "none"^^xsd:boolean as false.

    It also logs each of them with a traceback; they are findings, so the log is silent meanwhile.
    """
    import rdflib

    before, log = rdflib.NORMALIZE_LITERALS, logging.getLogger("rdflib.term")
    silent = log.disabled
    rdflib.NORMALIZE_LITERALS, log.disabled = False, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        rdflib.NORMALIZE_LITERALS, log.disabled = before, silent


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> RdflibNode:
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value == str(rdflib.XSD.string)
    return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(term.datatype.value))


def _fill(graph: rdflib.Graph, quads: Iterable[ox.Quad]) -> rdflib.Graph:
    for quad in quads:
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return graph


def _parsing_once(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """Return a graph that parses each query text once: pySHACL hands it over anew for every node."""
    import rdflib
    from rdflib.plugins.sparql import prepareQuery
    from rdflib.plugins.sparql.sparql import Query

    class ParsingOnce(rdflib.Graph):
        parsed: ClassVar[dict[str, Query]] = {}

        def query(self, query_object: str | Query, *args: Any, **options: Any) -> rdflib.query.Result:
            if isinstance(query_object, str):
                if query_object not in self.parsed:
                    self.parsed[query_object] = prepareQuery(query_object)
                query_object = self.parsed[query_object]
            return super().query(query_object, *args, **options)

    return _fill(ParsingOnce(), quads)


def _hits(report: rdflib.Graph, shapes: Shapes) -> Iterator[Hit]:
    import rdflib

    def value(result: RdflibNode, name: str) -> Term | None:
        node = report.value(result, rdflib.URIRef(SH + name))
        return None if node is None else _own(node)

    for result in report.objects(None, rdflib.URIRef(SH + "result")):
        source, focus = value(result, "sourceShape"), value(result, "focusNode")
        component = value(result, "sourceConstraintComponent")
        shape = None if source is None else shapes.by_term.get(source)
        if shape is None or component is None or not isinstance(focus, ox.NamedNode | ox.BlankNode):
            raise EngineError("check-pyshacl-failed", "pyshacl", reason=f"result without shape: {source}")
        found = value(result, "value")
        path = value(result, "resultPath")
        name = _component(component.value)
        yield Hit(shape, name, focus, _path(shape, path), found, {})


def _component(iri: str) -> str:
    name = iri.rsplit("#", 1)[-1].removesuffix("ConstraintComponent")
    return "sparql" if name == "SPARQL" else name[0].lower() + name[1:]


def _path(shape: Shape, path: Term | None) -> str | None:
    return str(path) if isinstance(path, ox.NamedNode) else shape.path


def _own(node: RdflibNode) -> Term:
    import rdflib

    if isinstance(node, rdflib.URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, rdflib.Literal):
        if node.language:
            return ox.Literal(str(node), language=node.language)
        datatype = ox.NamedNode(str(node.datatype)) if node.datatype else None
        return ox.Literal(str(node), datatype=datatype)
    return ox.BlankNode(str(node))
