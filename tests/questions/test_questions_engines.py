"""The golden answers again, from the reference engine with one country alone and from a SPARQL server."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import pytest
from cases import CASES, HOME, Case
from golden_files import written

from mesograph.ask import Answer, load_question, run
from mesograph.ask.labels import labels
from mesograph.lang import LANGUAGES
from mesograph.store import Store, shipped_store

Answers = Callable[[Case], Answer]
# One country after the other, so that the reference engine loads each once.
by_case = pytest.mark.parametrize("case", sorted(CASES, key=lambda c: c.country), ids=lambda case: case.stem)
NAMES = """PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?iri ?label (LANG(?label) AS ?code) { ?iri skos:prefLabel|dcterms:title ?label }"""


@by_case
def test_reference_engine_gives_the_same_rows_coverage_and_sources(
    case: Case, reference: Callable[[str], Store], answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Names are compared by themselves: looking them up takes the reference engine longer than asking.
    monkeypatch.setattr(import_module("mesograph.ask.run"), "labels", lambda *_: {})
    found = run(load_question(case.question), reference(case.country), dict(case.values))
    assert written(found) == case.path.read_text("utf-8")
    assert found.sources == answers(case).sources


def test_names_are_the_same_on_both_engines(reference: Callable[[str], Store], answers: Answers) -> None:
    store, embedded = reference(HOME), shipped_store(countries=[HOME])
    assert set(store.select(NAMES).rows) == set(embedded.select(NAMES).rows)
    some = answers(Case("cq-22")).labels
    for language in LANGUAGES:
        assert labels(store, some, language) == labels(embedded, some, language)
    assert labels(embedded, some, "en") == some


@by_case
def test_a_server_gives_the_same_rows_and_coverage(
    case: Case, remote: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("mesograph.ask.run"), "labels", lambda *_: {})
    assert written(run(load_question(case.question), remote, dict(case.values))) == case.path.read_text(
        "utf-8"
    )


@pytest.mark.parametrize("country", sorted({case.country for case in CASES}))
def test_derived_facts_are_the_same_on_both_engines(country: str, reference: Callable[[str], Store]) -> None:
    query = "SELECT ?s ?p ?o { GRAPH <https://w3id.org/mesograph/graph/derived> { ?s ?p ?o } }"
    found = set(shipped_store(countries=[country]).select(query).rows)
    assert len(found) > 1000
    assert found == set(reference(country).select(query).rows)
