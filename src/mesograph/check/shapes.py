"""Shapes as Python objects: read once from Turtle, before anything is planned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from mesograph.check.paths import path_text, rdf_list
from mesograph.check.rdf import Node, Term, first, objects, subjects
from mesograph.check.vocabulary import DCTERMS, KNOWN, RDF, RDFS, SH, SILENT
from mesograph.errors import InputError

TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")


@dataclass(frozen=True)
class Constraint:
    """One constraint of a shape: the SHACL property, its value, and the members if the value is a list."""

    kind: str
    value: Term
    members: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Query:
    """A `sh:sparql` constraint: its SELECT and the prefixes declared for it."""

    select: str
    prefixes: Mapping[str, str]


@dataclass(frozen=True)
class Shape:
    """A node shape or property shape with its own constraints.

    `path` is a SPARQL path, or None for a node shape. `properties` are the shapes of its `sh:property`.
    """

    term: Node
    path: str | None
    constraints: tuple[Constraint, ...]
    queries: tuple[Query, ...]
    properties: tuple[Node, ...]
    targets: tuple[tuple[str, Term], ...]
    severity: str
    rule: str
    name: Mapping[str, str]
    message: Mapping[str, str]
    label: str
    active: bool = True
    flags: str = ""
    ignored: tuple[str, ...] = ()


@dataclass
class Shapes:
    """All shapes of some files: by term, and those that look for nodes (`roots`)."""

    graph: ox.Store
    by_term: dict[Term, Shape] = field(default_factory=dict)

    @property
    def roots(self) -> list[Shape]:
        """Return the active shapes with a target, sorted by IRI."""
        return sorted((s for s in self.by_term.values() if s.targets and s.active), key=lambda s: str(s.term))


def local(iri: str) -> str:
    """Return the last part of an IRI."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def read_shapes(files: Iterable[Path]) -> Shapes:
    """Return the shapes of Turtle files; an unknown term of SHACL is refused."""
    store = ox.Store()
    for file in files:
        try:
            quads = list(ox.parse(path=str(file), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
        except (SyntaxError, OSError) as error:
            raise InputError("check-shapes-unread", str(file), reason=str(error)) from error
        _refuse_unknown(file, quads)
        store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    shapes = Shapes(store)
    for term in _shape_terms(store):
        shapes.by_term[term] = _shape(store, term)
    return shapes


def _refuse_unknown(file: Path, quads: Iterable[ox.Quad]) -> None:
    for quad in quads:
        for term in (quad.predicate, quad.object):
            if isinstance(term, ox.NamedNode) and term.value.startswith(SH) and term.value not in KNOWN:
                raise InputError("check-shapes-term", str(file), term="sh:" + term.value[len(SH) :])


def _shape_terms(store: ox.Store) -> list[Node]:
    found: set[Node] = set()
    for kind in ("NodeShape", "PropertyShape"):
        found.update(subjects(store, RDF + "type", ox.NamedNode(SH + kind)))
    for name in (*TARGETS, "property"):
        found.update(subjects(store, SH + name, None))
    parts = (p for shape in found for p in objects(store, shape, SH + "property"))
    return sorted(found.union(p for p in parts if not isinstance(p, ox.Literal)), key=str)


def _texts(store: ox.Store, term: Node, predicate: str) -> dict[str, str]:
    return {o.language or "": o.value for o in objects(store, term, predicate) if isinstance(o, ox.Literal)}


def _shape(store: ox.Store, term: Node) -> Shape:
    path = first(store, term, SH + "path")
    number = first(store, term, DCTERMS + "identifier")
    severity = first(store, term, SH + "severity")
    flags = first(store, term, SH + "flags")
    switched_off = first(store, term, SH + "deactivated")
    ignored = first(store, term, SH + "ignoredProperties")
    return Shape(
        term=term,
        path=None if path is None else path_text(store, path),
        constraints=tuple(_constraints(store, term)),
        queries=tuple(_queries(store, term)),
        properties=tuple(p for p in objects(store, term, SH + "property") if isinstance(p, Node)),
        targets=tuple(_targets(store, term)),
        severity=local(severity.value).lower() if isinstance(severity, ox.NamedNode) else "violation",
        rule=number.value if isinstance(number, ox.Literal) else local(term.value),
        name=_texts(store, term, SH + "name"),
        message=_texts(store, term, SH + "message"),
        label=local(term.value),
        active=not (isinstance(switched_off, ox.Literal) and switched_off.value in ("true", "1")),
        flags=flags.value if isinstance(flags, ox.Literal) else "",
        ignored=tuple(t.value for t in rdf_list(store, ignored)) if ignored is not None else (),
    )


def _targets(store: ox.Store, term: Node) -> list[tuple[str, Term]]:
    found = [(name, value) for name in TARGETS for value in objects(store, term, SH + name)]
    classes = {o.value for o in objects(store, term, RDF + "type") if isinstance(o, ox.NamedNode)}
    if RDFS + "Class" in classes:  # a shape that is a class has its own instances as targets
        found.append(("targetClass", term))
    return found


def _constraints(store: ox.Store, term: Node) -> list[Constraint]:
    found = []
    for quad in store.quads_for_pattern(term, None, None):
        predicate = quad.predicate.value
        if isinstance(quad.object, ox.Triple) or predicate == SH + "sparql":
            continue
        if predicate.startswith(SH) and predicate not in SILENT:
            members = tuple(rdf_list(store, quad.object)) if isinstance(quad.object, ox.BlankNode) else ()
            found.append(Constraint(predicate[len(SH) :], quad.object, members))
    return sorted(found, key=lambda c: (c.kind, str(c.value)))


def _queries(store: ox.Store, term: Node) -> list[Query]:
    found = []
    for constraint in objects(store, term, SH + "sparql"):
        assert isinstance(constraint, Node)
        select = first(store, constraint, SH + "select")
        off = first(store, constraint, SH + "deactivated")
        if isinstance(select, ox.Literal) and not (isinstance(off, ox.Literal) and off.value == "true"):
            found.append(Query(select.value, _prefixes(store, constraint)))
    return found


def _prefixes(store: ox.Store, constraint: Node) -> dict[str, str]:
    found = {}
    for group in objects(store, constraint, SH + "prefixes"):
        assert isinstance(group, Node)
        for declaration in objects(store, group, SH + "declare"):
            assert isinstance(declaration, Node)
            prefix = first(store, declaration, SH + "prefix")
            namespace = first(store, declaration, SH + "namespace")
            assert isinstance(prefix, ox.Literal)
            assert isinstance(namespace, ox.Literal)
            found[prefix.value] = namespace.value
    return found
