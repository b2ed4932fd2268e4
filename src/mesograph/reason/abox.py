"""What has to be done to the data before HermiT sees it: dates go, assertions can be made conditional.

HermiT aborts at the first literal outside the OWL 2 datatype map, and `xsd:date` is outside. No axiom of the
ontology speaks of dates, so nothing is lost by leaving such literals out; the report says how many they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, XSD, BNode, URIRef

if TYPE_CHECKING:
    from rdflib.term import Node

    from mesograph.reason.axioms import Axiom, Triple

# https://www.w3.org/TR/owl2-syntax/#Datatype_Maps
_XSD = """decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger long int
    short byte unsignedLong unsignedInt unsignedShort unsignedByte double float string normalizedString token
    language Name NCName NMTOKEN boolean hexBinary base64Binary anyURI dateTime dateTimeStamp"""
DATATYPE_MAP = {
    *(str(XSD) + name for name in _XSD.split()),
    *(str(RDF) + name for name in ("XMLLiteral", "PlainLiteral", "langString")),
    *(str(OWL) + name for name in ("real", "rational")),
    str(RDFS.Literal),
}
# A class that no data can use: see `conditional`.
GUARD = URIRef("urn:mesograph:the-data-hold")


def unsupported(node: Node) -> str:
    """Return the datatype IRI of a literal that an OWL 2 reasoner refuses, else an empty string."""
    datatype = str(getattr(node, "datatype", None) or "")
    return datatype if datatype and datatype not in DATATYPE_MAP else ""


def conditional(axiom: Axiom) -> list[Triple]:
    """Return an assertion about individuals as an axiom about the class `GUARD`.

    `C(a)` becomes `GUARD ⊑ ∃U.({a} ⊓ C)` with U the universal property, `p(a, b)` the same with `p value b`
    for C. The data contradict the axioms if and only if GUARD is unsatisfiable, so a contradiction can be
    explained like an impossible class, and no run of the reasoner has to crash to tell.
    """
    s, p, o = axiom.terms
    rest = [t for t in axiom.triples if t != axiom.terms]
    expression: Node = o
    if axiom.kind != "type":
        expression = BNode()
        rest += [
            (expression, RDF.type, OWL.Restriction),
            (expression, OWL.onProperty, p),
            (expression, OWL.hasValue, o),
        ]
    both, one, outer = BNode(), BNode(), BNode()
    return [
        *rest,
        *_list(one, OWL.oneOf, [s]),
        *_list(both, OWL.intersectionOf, [one, expression]),
        (outer, RDF.type, OWL.Restriction),
        (outer, OWL.onProperty, OWL.topObjectProperty),
        (outer, OWL.someValuesFrom, both),
        (GUARD, RDFS.subClassOf, outer),
    ]


def _list(owner: BNode, predicate: Node, members: list[Node]) -> list[Triple]:
    cells = [BNode() for _ in members]
    triples: list[Triple] = [(owner, RDF.type, OWL.Class), (owner, predicate, cells[0])]
    for cell, member, following in zip(cells, members, [*cells[1:], RDF.nil], strict=True):
        triples += [(cell, RDF.first, member), (cell, RDF.rest, following)]
    return triples
