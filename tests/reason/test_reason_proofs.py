"""Every call of HermiT starts a Java machine: cases go into one run where they can."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import OWL, RDF, RDFS, URIRef
from reason_cases import CONTRADICTIONS, DATED, HEAD, IMPOSSIBLE_CLASS, TWICE_IMPOSSIBLE, part

from mesograph import resources
from mesograph.errors import EngineError
from mesograph.reason import explain as explaining
from mesograph.reason.abox import GUARD
from mesograph.reason.axioms import ASSERTIONS, Axiom, Theory, theory
from mesograph.reason.consistency import prove, roots
from mesograph.reason.explain import explain, ontology
from mesograph.reason.files import Part, user_parts
from mesograph.reason.hermit import impossible, judge
from mesograph.reason.relevant import relevant
from mesograph.reason.wording import formal

pytestmark = pytest.mark.java
Together = Callable[[str], Theory]
BOARD = "https://example.org/SchoolBoard"


def guarded(whole: Theory) -> Theory:
    return Theory([*whole.declarations, (GUARD, RDF.type, OWL.Class)], whole.axioms)


def test_the_ontology_and_its_concepts_hold_together(shipped: list[Part]) -> None:
    report = prove(shipped)
    assert report.sound
    assert report.unsatisfiable == report.explanations == ()
    assert report.left_out == {}
    assert report.files == len(resources.ontology_files()) + len(resources.scheme_files())
    classes = {c for p in shipped for c in p.graph.subjects(RDF.type, OWL.Class) if isinstance(c, URIRef)}
    assert report.classes == len(classes)
    stated = sum(len(list(p.graph.triples((None, RDFS.domain, None)))) for p in shipped)
    assert stated == sum(a.kind == "domain" for a in theory(shipped).axioms) > 50


@pytest.mark.parametrize("country", resources.countries())
def test_the_data_of_a_country_fit_the_ontology(country: str, shipped: list[Part]) -> None:
    data = user_parts(map(str, resources.data_files(country)))
    report = prove([*data, *shipped])
    assert report.sound, report.explanations
    assert set(report.left_out) == {"http://www.w3.org/2001/XMLSchema#date"}
    described = {s for part in data for s in part.graph.subjects(RDF.type, None)}
    assert report.axioms - len(theory(shipped).axioms) > len(described) > 10


def test_every_planted_contradiction_is_found_and_nothing_else(with_modules: Together) -> None:
    texts = [text for pair in CONTRADICTIONS.values() for text in pair]
    wholes = [guarded(with_modules(text)) for text in texts]
    answers = impossible(str(GUARD), [ontology(w, w.axioms, guarded=True) for w in wholes])
    found = dict(zip(CONTRADICTIONS, zip(answers[::2], answers[1::2], strict=True), strict=True))
    assert found == dict.fromkeys(CONTRADICTIONS, (True, False))
    assert len(found) >= 12


def test_a_contradiction_is_told_and_explained_by_files_and_ontology(modules: list[Part]) -> None:
    fault, _ = CONTRADICTIONS["an owner of something that is no school"]
    report = prove([part(fault + DATED), *modules])
    assert not report.consistent
    (explanation,) = report.explanations
    assert explanation.target is None
    assert {(a.kind, a.origin) for a in explanation.axioms} == {
        ("type", "case.ttl"),
        ("link", "case.ttl"),
        ("subclass", "relations.ttl"),
        ("disjoint", "core.ttl"),
    }
    assert len(explanation.axioms) == 5


def test_an_impossible_class_is_found_and_explained_at_its_root(modules: list[Part]) -> None:
    report = prove([part(IMPOSSIBLE_CLASS), *modules])
    assert report.consistent
    assert not report.sound
    assert report.unsatisfiable == (BOARD, "https://example.org/SmallBoard")
    (explanation,) = report.explanations
    assert explanation.target == BOARD
    assert sorted(a.kind for a in explanation.axioms) == ["disjoint", "subclass", "subclass"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (TWICE_IMPOSSIBLE, BOARD),
        (CONTRADICTIONS["a relation of two types by its properties"][0], None),
        (CONTRADICTIONS["a number that is a word"][0], None),
    ],
)
def test_without_any_one_of_its_axioms_the_fault_is_gone(
    text: str, target: str | None, with_modules: Together
) -> None:
    whole = guarded(with_modules(text))
    reasons = explain(whole, target)
    sets = [reasons, *([a for a in reasons if a is not gone] for gone in reasons)]
    goal = target or str(GUARD)
    answers = impossible(goal, [ontology(whole, s, guarded=target is None) for s in sets])
    assert answers == [True] + [False] * len(reasons)
    assert 2 <= len(reasons) <= 6


def test_what_is_without_fault_has_no_explanation(with_modules: Together) -> None:
    assert explain(with_modules(IMPOSSIBLE_CLASS), "https://example.org/Boarding") == []


def test_dates_would_stop_the_reasoner_and_are_left_out(modules: list[Part]) -> None:
    report = prove([part(DATED), *modules])
    assert report.sound
    assert report.left_out == {"http://www.w3.org/2001/XMLSchema#date": 2}
    raw = (
        '<urn:x> <urn:p> "2018-03-01"^^<http://www.w3.org/2001/XMLSchema#date> .\n'
        f"<urn:p> <{RDF.type}> <{OWL.DatatypeProperty}> .\n"
    )
    with pytest.raises(EngineError, match="UnsupportedDatatype"):
        judge(raw)


def test_an_ontology_without_possible_data_counts_as_impossible() -> None:
    contradiction = (
        f"<urn:a> <{RDF.type}> <{OWL.Class}> .\n<urn:x> <{RDF.type}> <urn:a> .\n"
        f"<urn:a> <{RDFS.subClassOf}> <{OWL.Nothing}> .\n"
    )
    harmless = f"<urn:b> <{RDF.type}> <{OWL.Class}> .\n"
    assert impossible("urn:b", [harmless, contradiction, harmless]) == [False, True, False]


def test_deletion_is_minimal_for_any_fault_without_asking_java(monkeypatch: pytest.MonkeyPatch) -> None:
    node = URIRef("urn:x")
    axioms = [Axiom("subclass", (node, node, node), (), str(i)) for i in range(200)]
    needed = {"7", "8", "64", "199"}

    def pretend(target: str, ontologies: list[list[str]]) -> list[bool]:
        return [needed <= set(names) for names in ontologies]

    monkeypatch.setattr(explaining, "impossible", pretend)
    monkeypatch.setattr(explaining, "ontology", lambda theory, choice, guarded: [a.origin for a in choice])
    assert {a.origin for a in explain(Theory(axioms=axioms), "urn:x")} == needed


def test_what_cannot_matter_is_set_aside_without_asking_java(with_modules: Together) -> None:
    whole = with_modules(TWICE_IMPOSSIBLE)
    kept = relevant([a for a in whole.axioms if a.kind not in ASSERTIONS], [BOARD])
    assert len(kept) < 20 < len(whole.axioms)
    formulas = {formal(a).replace("https://example.org/", "") for a in kept}
    assert "SchoolBoard SubClassOf meso:School" in formulas
    assert "meso:School DisjointWith meso:ParticipatoryBody" in formulas
    assert "meso:GovernanceUnit SubClassOf org:Organization" in formulas
    assert not [f for f in formulas if "SmallBoard" in f or "meso:Support " in f]
    assert kept == [a for a in whole.axioms if a in kept]


def test_roots_are_the_classes_that_fail_by_themselves() -> None:
    whole = theory([part(IMPOSSIBLE_CLASS)])
    assert roots(whole, (BOARD, "https://example.org/SmallBoard")) == [BOARD]
    circle = theory([part("ex:A rdfs:subClassOf ex:B . ex:B rdfs:subClassOf ex:A .")])
    both = ["https://example.org/A", "https://example.org/B"]
    assert roots(circle, both) == both
    assert HEAD.startswith("@prefix")
