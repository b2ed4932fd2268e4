from __future__ import annotations

import re

import pytest
from ontology_checks import ill_formed_definitions, missing_texts, shared_texts
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from mesograph import resources
from mesograph.lang import LANGUAGES
from mesograph.terms import CODE, expand, prefixes

RANK, DOMAIN, OECD = (URIRef(expand(f"meso:{p}")) for p in ("rank", "domain", "oecdLocus"))
OECD_LIST = {
    "organisation-of-instruction": "instruction-time textbook-choice grouping-of-students additional-support "
    "teaching-methods assessment-methods",
    "planning-and-structures": "school-creation-closure grade-level-creation course-design course-selection "
    "course-content qualifying-exams credentialing",
    "personnel-management": "staff-hiring-dismissal-principal staff-hiring-dismissal-teachers "
    "staff-duties-conditions staff-salaries career-influence",
    "resource-management": "resource-allocation-staff resource-allocation-non-staff resource-use-staff "
    "resource-use-non-staff infrastructure",
}


def members(graph: Graph) -> set[URIRef]:
    return {s for s in graph.subjects(SKOS.inScheme, None) if isinstance(s, URIRef)}


def ranks(graph: Graph) -> dict[str, int]:
    return {str(s).rsplit("/", 1)[1]: int(o) for s, o in graph.subject_objects(RANK)}


def test_every_scheme_and_concept_in_the_files_is_checked(schemes: dict[str, Graph], concepts: Graph) -> None:
    text = "".join(p.read_text("utf-8") for p in resources.scheme_files())
    assert len(re.findall(r" a skos:ConceptScheme ;", text)) == len(schemes) >= 39
    assert len(re.findall(r" a skos:(?:Concept|Collection) ;", text)) == len(members(concepts)) >= 304


def test_a_scheme_has_the_name_of_its_file_and_a_prefix(schemes: dict[str, Graph]) -> None:
    for name, graph in schemes.items():
        assert list(graph.subjects(RDF.type, SKOS.ConceptScheme)) == [URIRef(CODE + name)]
        assert prefixes()[name] == f"{CODE}{name}/"


def test_a_concept_is_named_by_its_notation(schemes: dict[str, Graph]) -> None:
    for name, graph in schemes.items():
        for concept in members(graph):
            (notation,) = graph.objects(concept, SKOS.notation)
            assert str(concept) == f"{CODE}{name}/{notation}"
            assert list(graph.objects(concept, SKOS.inScheme)) == [URIRef(CODE + name)]
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*|ISCED-2011:\d", notation), notation


def test_schemes_and_concepts_speak_three_languages(concepts: Graph) -> None:
    nodes = members(concepts) | set(concepts.subjects(RDF.type, SKOS.ConceptScheme))
    assert missing_texts(concepts, nodes) == []
    assert ill_formed_definitions(concepts, nodes) == []


def test_no_two_concepts_share_a_definition(concepts: Graph) -> None:
    assert shared_texts(concepts, members(concepts), SKOS.definition) == []


def test_no_two_concepts_share_a_label(concepts: Graph) -> None:
    assert shared_texts(concepts, members(concepts), SKOS.prefLabel) == []


def test_scope_notes_come_in_three_languages_or_not_at_all(concepts: Graph) -> None:
    for node in set(concepts.subjects(SKOS.scopeNote, None)):
        assert sorted(o.language for o in concepts.objects(node, SKOS.scopeNote)) == list(LANGUAGES), node


def test_regional_names_carry_a_region_or_a_language(concepts: Graph) -> None:
    tags = {o.language for o in concepts.objects(None, SKOS.altLabel)}
    assert {"es-CL", "es-CO", "pt-BR"} <= {t[:3] + t[3:].upper() for t in tags if t}
    assert None not in tags


def test_every_concept_says_where_it_is_from(concepts: Graph) -> None:
    for concept in members(concepts):
        assert all(str(o).strip() for o in concepts.objects(concept, DCTERMS.source))
        assert (concept, DCTERMS.source, None) in concepts, concept


def test_broader_concepts_exist_and_never_turn_round(concepts: Graph) -> None:
    for narrow, broad in concepts.subject_objects(SKOS.broader):
        assert broad in members(concepts)
        assert narrow not in set(concepts.transitive_objects(broad, SKOS.broader))


def test_top_concepts_are_those_without_a_broader_one_inside(schemes: dict[str, Graph]) -> None:
    for name, graph in schemes.items():
        if name == "tier-collection":
            continue
        inside = members(graph)
        tops = {c for c in inside if not set(graph.objects(c, SKOS.broader)) & inside}
        assert set(graph.objects(URIRef(CODE + name), SKOS.hasTopConcept)) == tops
        assert set(graph.subjects(SKOS.topConceptOf, URIRef(CODE + name))) == tops


def test_concepts_stand_in_alphabetical_order() -> None:
    for path in resources.scheme_files():
        names = re.findall(r"^[a-z-]+:(\S+) a skos:", path.read_text("utf-8"), re.MULTILINE)
        assert names == sorted(names), path.name


def test_the_ladder_of_tiers_has_ranks(schemes: dict[str, Graph]) -> None:
    ladder = {"school": 0, "meso-local": 1, "meso-intermediate": 2, "meso-regional": 3, "national": 4}
    assert ranks(schemes["tier"]) == ladder
    middle = {str(o).rsplit("/", 1)[1] for o in schemes["tier-collection"].objects(None, SKOS.member)}
    assert middle == {t for t, rank in ladder.items() if 0 < rank < 4}


def test_the_23_decisions_for_comparison_are_marked_in_their_domains(schemes: dict[str, Graph]) -> None:
    graph = schemes["decision"]
    marked: dict[str, set[str]] = {}
    for decision in graph.subjects(OECD, Literal(True)):
        domain = str(graph.value(decision, DOMAIN)).rsplit("/", 1)[1]
        marked.setdefault(domain, set()).add(str(decision).rsplit("/", 1)[1])
    assert marked == {domain: set(codes.split()) for domain, codes in OECD_LIST.items()}
    assert sum(map(len, marked.values())) == 23
    assert all(len(list(graph.objects(d, DOMAIN))) == 1 for d in members(graph))


def test_each_mechanism_has_one_type_of_accountability(schemes: dict[str, Graph], concepts: Graph) -> None:
    for mechanism in members(schemes["accountability-mechanism"]):
        (broad,) = concepts.objects(mechanism, SKOS.broader)
        assert str(broad).startswith(CODE + "accountability-type/")


def test_powers_are_ranked_by_depth(schemes: dict[str, Graph]) -> None:
    found = ranks(schemes["participation-power"])
    assert found["propositive"] == found["consultative"] == 2
    order = ["informative", "consultative", "monitoring", "deliberative", "binding"]
    assert [found[p] for p in order] == [1, 2, 3, 4, 5]
    assert set(found) == {*order, "propositive"}


def test_education_levels_match_isced(schemes: dict[str, Graph]) -> None:
    graph = schemes["education-level"]
    for level in range(9):
        concept = URIRef(f"{CODE}education-level/ISCED-2011:{level}")
        match = URIRef(f"https://w3id.org/kim/isced-2011/level{level}")
        assert list(graph.objects(concept, SKOS.exactMatch)) == [match]


def test_municipalization_is_not_filed_under_one_reading(schemes: dict[str, Graph]) -> None:
    concept = URIRef(CODE + "reform-direction/municipalization")
    assert list(schemes["reform-direction"].objects(concept, SKOS.broader)) == []


@pytest.mark.parametrize("scheme", ["support-condition"])
def test_conditions_of_support_rest_on_findings(scheme: str, schemes: dict[str, Graph]) -> None:
    sources = [str(o) for o in schemes[scheme].objects(None, DCTERMS.source)]
    assert len(sources) >= 14
    assert all(re.fullmatch(r"cl-find-\d{3}", s) for s in sources)
