"""Every question answers as its golden file says, on both engines, and no golden file is empty unnoticed."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module

import pytest
from cases import CASES, GOLDEN, HERE, IDS, Case
from golden_files import golden, written

from mesograph import resources
from mesograph.ask import Answer, load_question, load_questions, run
from mesograph.ask.labels import labels
from mesograph.lang import LANGUAGES
from mesograph.store import Store

EMPTY = {
    match[1]: match[2]
    for match in re.finditer(
        r"^\| `([^`]+)` \| ([^|]+) \| [^|]{20,} \|$", (HERE / "EMPTY.md").read_text("utf-8"), re.M
    )
}
Answers = Callable[[Case], Answer]
by_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)


@by_case
def test_answer_is_golden(case: Case, answers: Answers) -> None:
    assert written(answers(case)) == case.path.read_text("utf-8")


@by_case
def test_reference_engine_gives_the_same_rows_coverage_and_sources(
    case: Case, reference: Store, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Names are compared by themselves: looking them up takes the reference engine longer than asking.
    monkeypatch.setattr(import_module("mesograph.ask.run"), "labels", lambda *_: {})
    found = run(load_question(case.question), reference, dict(case.values))
    assert written(found) == case.path.read_text("utf-8")
    assert found.sources == answers(case).sources


def test_names_are_the_same_on_both_engines(embedded: Store, reference: Store, answers: Answers) -> None:
    query = """PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?iri ?label (LANG(?label) AS ?code) { ?iri skos:prefLabel|dcterms:title ?label }"""
    assert set(reference.select(query).rows) == set(embedded.select(query).rows)
    some = answers(Case("cq-22")).labels
    for language in LANGUAGES:
        assert labels(reference, some, language) == labels(embedded, some, language)
    assert labels(embedded, some, "en") == some


def emptiness(case: Case) -> str:
    """Return what is missing in a golden file, if anything."""
    found = golden(case)
    if not any(any(row) for row in found.rows):
        return "no row"
    if float(found.counted) <= 0:
        return "nothing counted"
    return "" if any(found.column(found.columns[-1])) else f"no {found.columns[-1]}"


@by_case
def test_a_golden_file_says_something_or_stands_among_the_empty(case: Case) -> None:
    assert emptiness(case) == EMPTY.get(case.stem, "")


def test_the_list_of_empty_answers_names_cases() -> None:
    assert set(EMPTY) <= {case.stem for case in CASES}
    text = (HERE / "EMPTY.md").read_text("utf-8")
    assert len(re.findall(r"^\| `", text, re.M)) == len(EMPTY)


def test_every_question_file_is_collected_and_has_a_golden_answer() -> None:
    assert list(load_questions()) == [f"cq-{number:02}" for number in sorted(IDS)]
    assert len(resources.question_files()) == len(IDS) == 25
    assert {case.question for case in CASES if not case.values} == set(load_questions())


def test_every_golden_file_is_a_case() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {case.path.name for case in CASES}
    assert len({case.stem for case in CASES}) == len(CASES)


def test_derived_facts_are_the_same_on_both_engines(embedded: Store, reference: Store) -> None:
    query = "SELECT ?s ?p ?o { GRAPH <https://w3id.org/mesograph/graph/derived> { ?s ?p ?o } }"
    found = set(embedded.select(query).rows)
    assert found == set(reference.select(query).rows)
    assert len(found) > 10_000
