"""Every shipped question is well made, runs, draws and explains itself, in every language."""

from __future__ import annotations

import json

import pytest

from mesograph import resources
from mesograph.ask import Answer, load_question, load_questions, run
from mesograph.ask.catalogue import question_paths
from mesograph.ask.charts import drawn
from mesograph.ask.explain import explain_row
from mesograph.ask.lint import lint, lint_query
from mesograph.ask.render import FORMATS, render
from mesograph.ask.run import resolve
from mesograph.lang import LANGUAGES
from mesograph.store import Store, open_store

IDS = list(question_paths())
DRAWN = [name for name, question in load_questions().items() if question.chart]


@pytest.fixture(scope="module")
def shipped() -> Store:
    return open_store(None, ["cl"])


def answer(name: str, store: Store, language: str = "en") -> Answer:
    return run(load_question(name), store, {}, language)


def test_every_file_is_a_question() -> None:
    assert len(IDS) == len(resources.question_files()) > 0


@pytest.mark.parametrize("name", IDS)
def test_a_question_breaks_no_rule(name: str) -> None:
    assert [str(error) for error in lint(load_question(name))] == []


def test_no_coverage_or_explanation_query_breaks_a_rule() -> None:
    folders = [resources.root() / "queries" / folder for folder in ("coverage", "explain")]
    files = [path for folder in folders for path in sorted(folder.glob("*.rq"))]
    assert [str(error) for path in files for error in lint_query(path.read_text("utf-8"), path)] == []


def test_every_coverage_and_explanation_query_is_used() -> None:
    questions = load_questions().values()
    for folder, used in (
        ("coverage", {q.coverage for q in questions}),
        ("explain", {q.explain for q in questions}),
    ):
        assert {path.stem for path in resources.root().glob(f"queries/{folder}/*.rq")} == used - {""}


@pytest.mark.parametrize("name", IDS)
def test_a_question_is_answered_in_every_form_and_language(shipped: Store, name: str) -> None:
    for language in LANGUAGES:
        found = answer(name, shipped, language)
        for form in FORMATS:
            out, _ = render(found, form, 100)
            assert out
    document = json.loads(render(found, "json")[0])
    assert all(len(row) == len(document["columns"]) for row in document["rows"])


@pytest.mark.parametrize("name", IDS)
def test_every_name_in_an_answer_is_given_in_every_language(shipped: Store, name: str) -> None:
    for language in LANGUAGES:
        found = answer(name, shipped, language)
        named = [i for i, column in enumerate(found.columns) if column.type in ("concept", "unit")]
        nameless = {row[i] for row in found.rows for i in named if row[i] is not None} - set(found.labels)
        assert nameless == set()


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_is_drawn(shipped: Store, name: str) -> None:
    picture = drawn(answer(name, shipped, "es"), ".svg").decode("utf-8")
    assert "Cobertura" in picture


@pytest.mark.parametrize("name", IDS)
def test_the_first_row_can_be_explained(shipped: Store, name: str) -> None:
    found = answer(name, shipped)
    if found.rows:
        explain_row(found, 1, shipped, resolve(found.question, shipped, {}))
