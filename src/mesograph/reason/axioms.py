"""A graph as a list of OWL axioms that can be kept or left out one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, BNode, Literal, URIRef

from mesograph.reason.files import Part

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

Triple = tuple["Node", "Node", "Node"]

DECLARED = (
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
    OWL.NamedIndividual,
    RDFS.Datatype,
)
SCHEMA = {
    RDFS.subClassOf: "subclass",
    OWL.equivalentClass: "equivalent",
    OWL.disjointWith: "disjoint",
    RDFS.domain: "domain",
    RDFS.range: "range",
    RDFS.subPropertyOf: "subproperty",
    OWL.inverseOf: "inverse",
    OWL.equivalentProperty: "other",
    OWL.propertyDisjointWith: "other",
    OWL.propertyChainAxiom: "other",
    OWL.hasKey: "other",
    OWL.disjointUnionOf: "other",
    OWL.sameAs: "same",
    OWL.differentFrom: "different",
}
DEFINING = (OWL.intersectionOf, OWL.unionOf, OWL.complementOf, OWL.oneOf)  # with a named subject: an axiom
CHARACTERISTIC = tuple(
    OWL[kind + "Property"]
    for kind in (
        "Functional",
        "InverseFunctional",
        "Symmetric",
        "Asymmetric",
        "Transitive",
        "Reflexive",
        "Irreflexive",
    )
)
GROUPED = (OWL.AllDifferent, OWL.AllDisjointProperties, OWL.NegativePropertyAssertion)
ASSERTIONS = ("type", "link", "value")


@dataclass(frozen=True)
class Axiom:
    """One axiom: its kind, its terms (subject, predicate, object), its triples, the file it stands in."""

    kind: str
    terms: Triple
    triples: tuple[Triple, ...]
    origin: str
    shipped: bool = False


@dataclass
class Theory:
    """Declarations, which are always kept, and axioms; `left_out` counts literals no OWL 2 reasoner takes."""

    declarations: list[Triple] = field(default_factory=list)
    axioms: list[Axiom] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)

    def named(self, kind: Node) -> set[Node]:
        """Return what is declared as `kind` (owl:Class, owl:ObjectProperty …)."""
        return {s for s, _, o in self.declarations if o == kind}


def theory(parts: Sequence[Part]) -> Theory:
    """Return the axioms of all files together, an axiom that stands in two files once."""
    from mesograph.reason.abox import unsupported

    result = Theory(declarations=_in_order(set(_declarations(parts))))
    objects, values = result.named(OWL.ObjectProperty), result.named(OWL.DatatypeProperty)
    seen: set[tuple[str, Triple]] = set()
    for part in parts:
        for axiom in _axioms(part, objects, values):
            if axiom.kind == "value" and (datatype := unsupported(axiom.terms[2])):
                result.left_out[datatype] = result.left_out.get(datatype, 0) + 1
            elif (axiom.kind, axiom.terms) not in seen:
                seen.add((axiom.kind, axiom.terms))
                result.axioms.append(axiom)
    return result


def _declarations(parts: Sequence[Part]) -> Iterator[Triple]:
    for part in parts:
        for s, p, o in part.graph.triples((None, RDF.type, None)):
            if isinstance(s, URIRef):
                if o in DECLARED:
                    yield s, p, o
                elif isinstance(o, URIRef) and not o.startswith(str(OWL)):
                    yield o, RDF.type, OWL.Class  # a class in use is a class, declared or not


def _axioms(part: Part, objects: set[Node], values: set[Node]) -> Iterator[Axiom]:
    graph = part.graph
    for s, p, o in _in_order(graph):
        kind = _kind(s, p, o, objects, values)
        if kind == "members":
            for pair in combinations(graph.items(graph.value(s, OWL.members)), 2):  # type: ignore[arg-type]
                terms = (pair[0], OWL.disjointWith, pair[1])
                yield Axiom("disjoint", terms, (terms, *_closure(graph, pair)), part.name, part.shipped)
        elif kind == "grouped":
            yield Axiom("other", (s, p, o), tuple(_closure(graph, [s])), part.name, part.shipped)
        elif kind:
            closure = _closure(graph, (s, o))
            yield Axiom(kind, (s, p, o), ((s, p, o), *closure), part.name, part.shipped)


def _kind(s: Node, p: Node, o: Node, objects: set[Node], values: set[Node]) -> str:
    if p == RDF.type:
        return _kind_of_type(s, o)
    if p == OWL.inverseOf and isinstance(s, BNode):
        return ""  # an inverse property expression
    if p in SCHEMA:
        return SCHEMA[p]  # type: ignore[index]
    if p in DEFINING:
        return "" if isinstance(s, BNode) else "other"
    return "link" if p in objects else "value" if p in values else ""


def _kind_of_type(s: Node, o: Node) -> str:
    if o == OWL.AllDisjointClasses:
        return "members"
    if o in GROUPED:
        return "grouped"
    if o in CHARACTERISTIC:
        return "characteristic"
    reserved = isinstance(o, URIRef) and (str(o).startswith((str(OWL), str(RDFS))) or o == RDF.List)
    return "" if reserved or isinstance(s, BNode) else "type"


def _in_order(triples: Iterable[Triple]) -> list[Triple]:
    # Comparing strings is far quicker than letting rdflib compare nodes.
    return sorted(triples, key=lambda triple: tuple(map(str, triple)))


def _closure(graph: Graph, nodes: Iterable[Node]) -> list[Triple]:
    """Return the triples that spell out the blank nodes among `nodes`, all the way down."""
    found: list[Triple] = []
    waiting = [n for n in nodes if isinstance(n, BNode)]
    done = set(waiting)
    while waiting:
        for triple in _in_order(graph.triples((waiting.pop(), None, None))):
            found.append(triple)
            if isinstance(triple[2], BNode) and triple[2] not in done:
                done.add(triple[2])
                waiting.append(triple[2])
    return found


def n_triple(triple: Triple) -> str:
    """Return one line of N-Triples."""
    return " ".join(_term(node) for node in triple) + " .\n"


_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r"}


def _term(node: Node) -> str:
    if isinstance(node, URIRef):
        return f"<{node}>"
    if isinstance(node, Literal):
        text = str(node).translate(_ESCAPES)
        tail = f"@{node.language}" if node.language else f"^^<{node.datatype}>" if node.datatype else ""
        return f'"{text}"{tail}'
    return f"_:{node}"
