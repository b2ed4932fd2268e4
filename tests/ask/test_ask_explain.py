from __future__ import annotations

import json
from dataclasses import replace

import pytest

from mesograph.ask import load_question, run
from mesograph.ask.explain import explain_question, explain_row, render_row
from mesograph.ask.run import resolve
from mesograph.errors import QueryError
from mesograph.lang import LANGUAGES
from mesograph.store import Iri, Store

ID = "https://w3id.org/mesograph/id/xx/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_explained_with_its_query(language: str) -> None:
    question = load_question("1")
    text = explain_question(question, language)
    assert question.summary[language] in text
    assert "school-sector" in text
    assert question.body in text


def test_a_row_is_explained_by_rule_law_and_source(store: Store) -> None:
    question = load_question("1")
    answer = run(question, store, {"day": "2019-01-01"})
    table = explain_row(answer, 1, store, resolve(question, store, {"day": "2019-01-01"}))
    assert table.columns == ("relation", "what", "legalAct", "locator", "source", "level", "note")
    assert table.rows == [
        (
            Iri(f"{ID}rel/authority/r1"),
            Iri("https://w3id.org/mesograph/code/decision/hiring"),
            Iri(f"{ID}legal-act/l1"),
            "art. 1",
            Iri(f"{ID}source/s1"),
            Iri("https://w3id.org/mesograph/code/evidence-level/verified-law"),
            "before the transfer",
        )
    ]


@pytest.mark.parametrize(("language", "note"), [("en", "before the transfer"), ("es", "antes del traspaso")])
def test_without_a_query_of_its_own_the_relation_in_the_row_speaks(
    store: Store, language: str, note: str
) -> None:
    question = replace(load_question("1"), explain="")
    answer = run(question, store, {"day": "2019-01-01"}, language)
    text = render_row(answer, 1, explain_row(answer, 1, store, {}), store, "table")
    assert note in text
    assert "r1" in text
    assert "First act" in text


@pytest.mark.parametrize("form", ["table", "md", "csv", "json"])
def test_an_explanation_has_every_form(store: Store, form: str) -> None:
    question = load_question("1")
    answer = run(question, store, {})
    text = render_row(answer, 2, explain_row(answer, 2, store, resolve(question, store, {})), store, form)
    assert "art. 1" in text
    if form == "json":
        document = json.loads(text)
        assert document["row"] == 2
        assert document["explanation"][0]["locator"] == "art. 1"


@pytest.mark.parametrize("number", [0, 3])
def test_a_row_that_is_not_there_is_refused(store: Store, number: int) -> None:
    answer = run(load_question("1"), store, {})
    with pytest.raises(QueryError) as caught:
        explain_row(answer, number, store, {})
    assert "2" in caught.value.what()
