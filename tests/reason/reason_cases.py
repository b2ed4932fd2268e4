"""Small data that contradict the ontology, each beside the same data without the fault."""

from __future__ import annotations

from mesograph.reason.files import Part, parse

HEAD = """@prefix meso: <https://w3id.org/mesograph/ns#> .
@prefix decision: <https://w3id.org/mesograph/code/decision/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix unit-kind: <https://w3id.org/mesograph/code/unit-kind/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <https://example.org/> .
"""
# name: (contradictory, the same without the fault)
CONTRADICTIONS = {
    "a relation of two types": (
        "ex:r a meso:Support , meso:Authority .",
        "ex:r a meso:Support , meso:Edge .",
    ),
    "a relation of two types by its properties": (
        "ex:r meso:decision decision:fees ; meso:power ex:binding .",
        "ex:r meso:decision decision:fees ; meso:role ex:decides .",
    ),
    "an edge that is a rule": (
        "ex:r a meso:Hierarchy ; meso:agentKind unit-kind:ministry .",
        "ex:r a meso:Authority ; meso:agentKind unit-kind:ministry .",
    ),
    "an owner of something that is no school": (
        "ex:r a meso:Ownership ; meso:counterpart ex:council . ex:council a meso:ParticipatoryBody .",
        "ex:r a meso:Hierarchy ; meso:counterpart ex:council . ex:council a meso:ParticipatoryBody .",
    ),
    "a kind as agent of an edge": (
        "ex:r meso:agent unit-kind:ministry . unit-kind:ministry a skos:Concept .",
        "ex:r meso:agent ex:ministry . unit-kind:ministry a skos:Concept .",
    ),
    "a municipality as unit and as area": (
        "ex:unit a meso:PublicUnit ; meso:territory ex:unit .",
        "ex:unit a meso:PublicUnit ; meso:territory ex:area .",
    ),
    "a school in a council": (
        "ex:r a meso:Participation ; meso:agent ex:school . ex:school a meso:School .",
        "ex:r a meso:Participation ; meso:agent ex:body . ex:school a meso:School .",
    ),
    "a school as paid provider": (
        "ex:r a meso:SupportContract ; meso:agent ex:school . ex:row meso:school ex:school .",
        "ex:r a meso:SupportContract ; meso:agent ex:firm . ex:row meso:school ex:school .",
    ),
    "evidence that is its own source": (
        "ex:e a meso:Evidence ; meso:source ex:e .",
        "ex:e a meso:Evidence ; meso:source ex:s .",
    ),
    "a reform that is a transfer": (
        "ex:t a meso:Transfer ; meso:partOfReform ex:t .",
        "ex:t a meso:Transfer ; meso:partOfReform ex:r .",
    ),
    "a number that is a word": (
        'ex:row meso:enrolment "many" .',
        "ex:row meso:enrolment 120 .",
    ),
    "a truth value that is a number": (
        "decision:fees meso:oecdLocus 1 .",
        "decision:fees meso:oecdLocus true .",
    ),
}
# A class of a user's own that can have no member, one below it, and one that can.
IMPOSSIBLE_CLASS = """
ex:SchoolBoard a owl:Class ; rdfs:label "school board"@en .
ex:SchoolBoard rdfs:subClassOf meso:School , meso:ParticipatoryBody .
ex:SmallBoard a owl:Class ; rdfs:subClassOf ex:SchoolBoard .
ex:Boarding a owl:Class ; rdfs:subClassOf meso:School .
"""
# Two ways to the same fault: a minimal explanation holds one of them.
TWICE_IMPOSSIBLE = IMPOSSIBLE_CLASS + "ex:SchoolBoard rdfs:subClassOf meso:SupportProvider .\n"
DATED = """ex:r a meso:Ownership ; meso:agent ex:owner ; meso:counterpart ex:school ;
    meso:validFrom "2018-03-01"^^xsd:date ; meso:validUntil "2025-01-01"^^xsd:date .
"""


def part(text: str, name: str = "case.ttl") -> Part:
    return Part(name, parse((HEAD + text).encode(), "turtle", name))
