"""The question files: linted, their heads true, their answers readable in three languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from cases import CASES, DEFAULTS, Case

from mesograph import resources
from mesograph.ask import Answer, load_question, load_questions, run
from mesograph.ask.labels import iris_in
from mesograph.ask.lint import lint, lint_query
from mesograph.ask.prefixes import expand, prefixes
from mesograph.ask.render import FORMATS, render
from mesograph.ask.values import iri_term
from mesograph.lang import LANGUAGES
from mesograph.measure import MEASURES
from mesograph.store import Store

Answers = Callable[[Case], Answer]
QUESTIONS = load_questions()
by_question = pytest.mark.parametrize("name", QUESTIONS)
_TERM = re.compile(r"\bmeso:[A-Za-z]+")
LABEL = """PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?iri (LANG(?label) AS ?code) {{
  ?iri skos:prefLabel|dcterms:title ?label . VALUES ?iri {{ {iris} }} }}"""


@by_question
def test_lint(name: str) -> None:
    assert [str(fault) for fault in lint(QUESTIONS[name])] == []


@pytest.mark.parametrize("path", sorted(resources.root().glob("queries/explain/*.rq")), ids=lambda p: p.stem)
def test_lint_of_explanations(path: Path) -> None:
    assert [str(fault) for fault in lint_query(path.read_text("utf-8"), path)] == []


@pytest.fixture(scope="session")
def terms(embedded: Store) -> set[str]:
    """The terms that the ontology declares."""
    query = """SELECT DISTINCT ?x { ?x a ?type FILTER(STRSTARTS(STR(?x), "https://w3id.org/mesograph/ns#"))
        FILTER(STRSTARTS(STR(?type), "http://www.w3.org/2002/07/owl#")) }"""
    return {str(row[0]) for row in embedded.select(query).rows}


@by_question
def test_reads_names_terms_of_the_ontology_that_the_query_uses(name: str, terms: set[str]) -> None:
    question = QUESTIONS[name]
    assert question.reads
    assert {term for term in question.reads if expand(term) not in terms} == set()
    abstract = {"meso:Relation"} if "meso:TerritorialScope" in question.body else set()  # all seven types
    assert set(question.reads) <= set(_TERM.findall(question.body)) | abstract


@pytest.mark.parametrize(
    "path", sorted(resources.root().glob("queries/*/*.rq")), ids=lambda p: f"{p.parent.name}/{p.stem}"
)
def test_queries_use_terms_of_the_ontology(path: Path, terms: set[str]) -> None:
    used = set(_TERM.findall(path.read_text("utf-8")))
    used |= {
        f"meso:{x}" for x in re.findall(r"<https://w3id\.org/mesograph/ns#(\w+)>", path.read_text("utf-8"))
    }
    assert {term for term in used if expand(term) not in terms} == set()


@pytest.mark.parametrize(
    "path", sorted(resources.root().glob("queries/*/*.rq")), ids=lambda p: f"{p.parent.name}/{p.stem}"
)
def test_queries_use_concepts_of_the_schemes(path: Path, embedded: Store) -> None:
    schemes = {
        p: space for p, space in prefixes().items() if space.startswith("https://w3id.org/mesograph/code/")
    }
    text = re.sub(r"^#.*$", "", path.read_text("utf-8"), flags=re.M)
    used = {
        schemes[prefix] + local
        for prefix, local in re.findall(r"(?<![\w:/-])([a-z][a-z-]*):([A-Za-z0-9][\w-]*)", text)
        if prefix in schemes
    }
    query = "SELECT ?x {{ VALUES ?x {{ {iris} }} ?x a ?type }}"
    iris = " ".join(f"<{iri}>" for iri in sorted(used))
    assert used == {str(row[0]) for row in embedded.select(query.format(iris=iris)).rows}


@by_question
def test_measure_explanation_and_chart_exist(name: str) -> None:
    question = QUESTIONS[name]
    assert not question.measure or question.measure in MEASURES
    assert not question.explain or question.companion("explain", question.explain).is_file()
    assert question.coverage, "a question of the catalogue tells how much it counted"
    assert question.companion("coverage", question.coverage).is_file()


def test_every_measure_coverage_and_explanation_is_used() -> None:
    questions = QUESTIONS.values()
    assert {q.coverage for q in questions} == {p.stem for p in resources.coverage_files()}
    stems = {p.stem for p in resources.root().glob("queries/explain/*.rq")}
    assert {q.explain for q in questions if q.explain} == stems
    assert {q.measure for q in questions if q.measure} <= set(MEASURES)


@by_question
def test_three_languages_and_not_the_same_text(name: str) -> None:
    question = QUESTIONS[name]
    for texts in (question.title, question.summary):
        assert set(texts) == set(LANGUAGES)
        assert len(set(texts.values())) == len(LANGUAGES)
    for column in question.columns:
        assert set(column.title) == set(LANGUAGES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_name_in_an_answer_is_there_in_each_language(
    case: Case, embedded: Store, answers: Answers
) -> None:
    answer = answers(case)
    named = [i for i, column in enumerate(answer.columns) if column.type in ("concept", "unit")]
    wanted = sorted(iris_in(row[i] for row in answer.rows for i in named))
    iris = " ".join(iri_term(iri, "iri").sparql for iri in wanted)
    found = {(str(iri), str(code)) for iri, code in embedded.select(LABEL.format(iris=iris)).rows}
    assert {(iri, code) for iri in wanted for code in LANGUAGES} - found == set()


@pytest.mark.parametrize("case", DEFAULTS, ids=lambda case: case.stem)
@pytest.mark.parametrize("language", ["es", "pt"])
def test_a_table_has_no_iri_and_no_english_name(
    case: Case, language: str, embedded: Store, answers: Answers
) -> None:
    answer = run(load_question(case.question), embedded, {}, language)
    text = render(answer, "table")[0].partition("\n\n")[2]
    table = text.split("\n\n")[0]
    assert "://" not in table
    assert "None" not in table
    english = answers(case).labels
    own = set(answer.labels.values()) | {c.title[language] for c in answer.columns}
    cells = {cell for line in table.splitlines()[2:] for cell in re.split(r"\s{2,}", line.strip())}
    leaks = {label for label in english.values() if label in cells and label not in own}
    heads = {c.title["en"] for c in answer.columns} - own
    assert leaks == set()
    assert heads & set(re.split(r"\s{2,}", table.splitlines()[0])) == set()


@pytest.mark.parametrize("form", FORMATS)
def test_every_question_renders_in_every_form(form: str, answers: Answers) -> None:
    for case in DEFAULTS:
        assert render(answers(case), form)[0]


@pytest.mark.parametrize("case", DEFAULTS, ids=lambda case: case.stem)
def test_what_is_counted_names_its_sources(case: Case, answers: Answers) -> None:
    answer = answers(case)
    assert answer.coverage is not None
    assert answer.sources or not answer.coverage.counted
    assert all(line.title for line in answer.sources)
    assert [line.id for line in answer.sources] == sorted({line.id for line in answer.sources})
    assert "memory" not in {line.id for line in answer.sources}
