"""Which nodes each root shape looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pyoxigraph as ox

from mesograph.check.rdf import Node, Term
from mesograph.check.shapes import Shape
from mesograph.check.vocabulary import RDF, RDFS

Focus = Mapping[Term, frozenset[Node]]


def subclasses(store: ox.Store) -> dict[str, frozenset[str]]:
    """Return every class that the data put under another, with all classes below it, however deep."""
    below: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(RDFS + "subClassOf"), None, ox.DefaultGraph()):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            below.setdefault(quad.object.value, set()).add(quad.subject.value)
    return {name: frozenset(_descend(below, name)) for name in below}


def _descend(below: Mapping[str, set[str]], name: str) -> set[str]:
    found: set[str] = set()
    todo = [name]
    while todo:
        for child in below.get(todo.pop(), ()):
            if child not in found:
                found.add(child)
                todo.append(child)
    return found


def focus_nodes(
    store: ox.Store, roots: list[Shape], below: Mapping[str, frozenset[str]], judged: Callable[[Node], bool]
) -> dict[Term, frozenset[Node]]:
    """Return the nodes of each root shape for which `judged` is true."""
    found: dict[Term, frozenset[Node]] = {}
    for root in roots:
        nodes = {n for kind, value in root.targets for n in _nodes(store, kind, value, below)}
        found[root.term] = frozenset(n for n in nodes if judged(n))
    return found


def _nodes(store: ox.Store, kind: str, value: Term, below: Mapping[str, frozenset[str]]) -> Iterator[Node]:
    here = ox.DefaultGraph()
    if kind == "targetNode":
        if not isinstance(value, ox.Literal):
            yield value
    elif kind == "targetClass":
        for name in (value.value, *below.get(value.value, ())):
            for quad in store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(name), here):
                if not isinstance(quad.subject, ox.Triple):
                    yield quad.subject
    else:
        for quad in store.quads_for_pattern(None, ox.NamedNode(value.value), None, here):
            node = quad.subject if kind == "targetSubjectsOf" else quad.object
            if isinstance(node, ox.NamedNode | ox.BlankNode):
                yield node
