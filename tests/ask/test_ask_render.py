from __future__ import annotations

import csv
import io
import json

import made_answers as tables
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesograph.ask import grid, load_question, run
from mesograph.ask.render import render
from mesograph.ask.words import cell, number, percent
from mesograph.lang import LANGUAGES
from mesograph.store import Iri, Store

SAID = {
    "en": (
        "Who decides?",
        "hiring teachers",
        "0.50",
        "Coverage: 2 of 3 decisions counted (67 %)",
        "Sources:",
    ),
    "es": (
        "¿Quién decide?",
        "contratación de docentes",
        "0,50",
        "Cobertura: 2 de 3 decisiones contadas (67 %)",
        "Fuentes:",
    ),
    "pt": (
        "Quem decide?",
        "contratação de professores",
        "0,50",
        "Cobertura: 2 de 3 decisões contadas (67 %)",
        "Fontes:",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_speaks_the_language_throughout(store: Store, language: str) -> None:
    out, err = render(run(load_question("1"), store, {}, language), "table")
    for said in SAID[language]:
        assert said in out
    assert err == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_speaks_the_language_throughout(store: Store, language: str) -> None:
    out, _ = render(run(load_question("1"), store, {}, language), "md")
    for said in SAID[language][:-1]:
        assert said in out
    assert "[First act](https://example.org/act-1)" in out


@pytest.mark.parametrize("language", LANGUAGES)
def test_csv_holds_names_iris_and_points_in_every_language(store: Store, language: str) -> None:
    out, err = render(run(load_question("1"), store, {}, language), "csv")
    rows = list(csv.reader(io.StringIO(out)))
    assert rows[0] == ["decision", "kind", "since", "weight"]
    assert rows[1][0] == "https://w3id.org/mesograph/code/decision/hiring"
    assert rows[1][3] == "0.5"
    assert SAID[language][3] in err


def test_json_keeps_its_contract(store: Store) -> None:
    answer = run(load_question("1"), store, {}, "es")
    document = json.loads(render(answer, "json")[0])
    assert list(document) == ["question", "parameters", "columns", "rows", "coverage", "sources", "query"]
    assert document["question"] == "cq-01"
    assert document["parameters"] == {
        "country": "https://w3id.org/mesograph/id/xx/territory/XX",
        "day": "2025-04-30",
        "sector": None,
    }
    assert document["columns"] == ["decision", "kind", "since", "weight"]
    assert document["rows"][0] == [
        "https://w3id.org/mesograph/code/decision/hiring",
        "https://w3id.org/mesograph/code/unit-kind/xx-service",
        "2020-01-01",
        0.5,
    ]
    assert document["coverage"] == {"counted": 2, "excluded": 1, "share": 2 / 3}
    assert document["sources"][0] == {"id": "s1", "title": "First act", "url": "https://example.org/act-1"}
    assert store.select(document["query"]).rows == answer.whole.rows


def test_json_has_no_number_that_is_none() -> None:
    answer = tables.answer("bar", [("value", "number")], [(float("nan"),), (float("inf"),)])
    assert json.loads(render(answer, "json")[0])["rows"] == [[None], [None]]


def test_an_answer_without_rows_says_so() -> None:
    answer = tables.answer("bar", [("value", "number")], [], "pt")
    assert "Não há linhas." in render(answer, "table")[0]


def test_a_table_fits_the_terminal() -> None:
    answer = tables.answer(
        "bar", [("category", "text"), ("series", "text")], [("word " * 60, "x"), ("y", "other " * 30)]
    )
    lines = render(answer, "table", 60)[0].split("\n\n")[1].splitlines()
    assert max(len(line) for line in lines) <= 60
    assert sum(line.count("word") for line in lines) == 60


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        (16768, "en", "16,768"),
        (16768, "es", "16.768"),
        (2017, "es", "2017"),
        (0.5, "pt", "0,50"),
        (3.0, "en", "3"),
        (-0.001, "en", "0.00"),
        (-1234567.891, "es", "-1.234.567,89"),
        (9999.999, "en", "10,000.00"),
    ],
)
def test_numbers_are_written_in_the_style_of_the_language(value: float, language: str, expected: str) -> None:
    assert number(value, language) == expected


@pytest.mark.parametrize(
    ("share", "expected"), [(1.0, "100"), (0.999, ">99"), (0.001, "<1"), (0.0, "0"), (0.696, "70")]
)
def test_a_percentage_is_never_all_or_nothing_by_rounding(share: float, expected: str) -> None:
    assert percent(share, "en") == expected


def test_cells_have_words_for_truth_and_codes() -> None:
    assert cell(True, "boolean", "es", {}) == "sí"
    assert cell(None, "share", "es", {}) == ""
    assert (
        cell(Iri("https://w3id.org/mesograph/code/rescaling-component/mean-shift"), "concept", "en", {})
        == "mean shift in tiers"
    )
    assert cell("share-after", "text", "pt", {}) == "proporção depois"
    assert cell(0.987, "share", "pt", {}) == "0,99"


@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=3), max_size=4))
def test_markdown_rows_have_as_many_bars_as_columns(rows: list[list[str]]) -> None:
    for line in grid.markdown(["a", "b", "c"], rows, [False, True, False]):
        assert line.replace("\\\\", "").replace("\\|", "").count("|") == 4
