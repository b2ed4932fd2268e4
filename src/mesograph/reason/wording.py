"""Axioms in words: a sentence with labels in the reader's language, and a formal line with prefixed names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal
from rdflib.term import Node

from mesograph import lang, terms
from mesograph.reason.axioms import Axiom
from mesograph.reason.files import ANONYMOUS, Part

Say = Callable[..., str]
FORMAL = {
    "subclass": "{a} SubClassOf {b}",
    "equivalent": "{a} EquivalentTo {b}",
    "disjoint": "{a} DisjointWith {b}",
    "domain": "{a} Domain {b}",
    "range": "{a} Range {b}",
    "subproperty": "{a} SubPropertyOf {b}",
    "inverse": "{a} InverseOf {b}",
    "characteristic": "{a} Characteristic {b}",
    "same": "{a} SameAs {b}",
    "different": "{a} DifferentFrom {b}",
    "type": "{a} Type {b}",
    "link": "{a} {p} {b}",
    "value": "{a} {p} {b}",
    "other": "{a} {p} {b}",
    "some": "({p} some {b})",
    "only": "({p} only {b})",
    "has": "({p} value {b})",
    "min": "({p} min {n} {b})",
    "max": "({p} max {n} {b})",
    "exactly": "({p} exactly {n} {b})",
    "and": "({members})",
    "or": "({members})",
    "not": "(not {b})",
    "oneof": "{{{members}}}",
}
JOIN = {"and": " and ", "or": " or ", "oneof": ", "}
QUANTIFIED = {
    OWL.someValuesFrom: "some",
    OWL.allValuesFrom: "only",
    OWL.hasValue: "has",
    OWL.minQualifiedCardinality: "min",
    OWL.maxQualifiedCardinality: "max",
    OWL.qualifiedCardinality: "exactly",
    OWL.minCardinality: "min",
    OWL.maxCardinality: "max",
    OWL.cardinality: "exactly",
}
SETS = {OWL.intersectionOf: "and", OWL.unionOf: "or", OWL.oneOf: "oneof"}


def labels(parts: Iterable[Part]) -> dict[str, dict[str, str]]:
    """Return IRI to language to label, `skos:prefLabel` before `rdfs:label`."""
    found: dict[str, dict[str, str]] = {}
    for part in parts:
        for predicate in (SKOS.prefLabel, RDFS.label):
            for s, o in part.graph.subject_objects(predicate):
                code = getattr(o, "language", None) or "en"
                found.setdefault(str(s), {}).setdefault(code, str(o))
    return found


def formal(axiom: Axiom) -> str:
    """Return the axiom in the manner of the Manchester syntax, with prefixed names."""
    return _Writer(axiom, lambda key, **values: FORMAL[key].format_map(values), _curie, JOIN).axiom()


def sentence(axiom: Axiom, names: Mapping[str, Mapping[str, str]], language: str) -> str:
    """Return the axiom as a sentence in `language`, things and terms by their labels."""

    def say(key: str, **values: object) -> str:
        return lang.text(f"reason-axiom-{key}", language, None, **values)

    def name(node: Node) -> str:
        label = lang.choose(names.get(str(node), {}), language)
        if isinstance(node, Literal):
            return f'"{node}"'
        return say("quoted", name=label) if label else _curie(node)

    join = {key: say(f"join-{key}") for key in JOIN}
    return _Writer(axiom, say, name, join).axiom()


def _curie(node: Node) -> str:
    if isinstance(node, Literal):
        tail = (
            f"@{node.language}"
            if node.language
            else f"^^{terms.shorten(node.datatype)}"
            if node.datatype
            else ""
        )
        return f'"{node}"{tail}'
    if str(node).startswith(ANONYMOUS):
        return "_:" + str(node).removeprefix(ANONYMOUS)
    return terms.shorten(str(node))


class _Writer:
    """Writes one axiom with the templates, names and conjunctions that it is given."""

    def __init__(self, axiom: Axiom, say: Say, name: Callable[[Node], str], join: Mapping[str, str]) -> None:
        self.terms, self.kind, self.say, self.name, self.join = axiom.terms, axiom.kind, say, name, join
        self.graph = Graph()
        for triple in axiom.triples:
            self.graph.add(triple)

    def axiom(self) -> str:
        """Return the whole axiom."""
        s, p, o = self.terms
        return self.say(self.kind, a=self.expression(s), p=self.name(p), b=self.expression(o))

    def expression(self, node: Node | None) -> str:
        """Return a name, or a class expression in words."""
        if not isinstance(node, BNode):
            return self.name(node) if node is not None else "?"
        for predicate, key in SETS.items():
            if (first := self.graph.value(node, predicate)) is not None:
                members = [self.expression(m) for m in self.graph.items(first)]
                return self.say(key, members=self.join[key].join(members))
        if (inner := self.graph.value(node, OWL.complementOf)) is not None:
            return self.say("not", b=self.expression(inner))
        return self.restriction(node)

    def restriction(self, node: BNode) -> str:
        """Return a restriction in words; a construct that is not known here comes as its type."""
        prop = self.graph.value(node, OWL.onProperty)
        for predicate, key in QUANTIFIED.items():
            value = self.graph.value(node, predicate)
            if prop is not None and value is not None:
                filler = self.graph.value(node, OWL.onClass) if key in ("min", "max", "exactly") else value
                named = self.expression(filler if filler is not None else OWL.Thing)
                return self.say(key, p=self.name(prop), n=value, b=named)
        kind = self.graph.value(node, RDF.type)
        return self.name(kind) if kind is not None else "[]"
