from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mesograph.ask import bind, load_question
from mesograph.ask.bind import fill, parameters_in
from mesograph.ask.question import Param, Question
from mesograph.ask.values import Term, read_value, string_term
from mesograph.errors import QueryError

STRING = Param("word", "string", "x")


@pytest.fixture
def question() -> Question:
    return load_question("cq-01")


def test_country_day_and_code_are_written_as_terms(question: Question) -> None:
    query = bind(question, {"country": "XX", "day": "2019-06-30", "sector": "public"})
    assert "VALUES ?country { <https://w3id.org/mesograph/id/xx/territory/XX> }" in query
    assert 'VALUES ?day { "2019-06-30"^^<http://www.w3.org/2001/XMLSchema#date> }' in query
    assert "VALUES ?sector { <https://w3id.org/mesograph/code/school-sector/public> }" in query


def test_a_code_may_be_a_notation_a_curie_or_an_iri(question: Question) -> None:
    forms = ("public", "school-sector:public", "https://w3id.org/mesograph/code/school-sector/public")
    assert len({bind(question, {"sector": form}) for form in forms}) == 1


def test_any_stands_for_no_value_where_the_default_is_any(question: Question) -> None:
    assert "VALUES ?sector { UNDEF }" in bind(question, {"sector": "any"})


def test_the_text_outside_the_braces_stays(question: Question) -> None:
    before, after = question.body.split("VALUES ?day {")[0], question.body.rsplit("}", 1)[1]
    query = bind(question, {"day": "2019-06-30"})
    assert query.startswith(before)
    assert query.endswith(after)


def test_every_values_line_of_a_parameter_is_filled_and_others_are_left() -> None:
    body = "SELECT ?x { { VALUES ?a { 1 } } MINUS { values ?a {2} } VALUES ?b { 3 } # VALUES ?a { 4 }\n}"
    filled = fill(body, {"a": Term("9", 9)})
    assert (
        filled
        == "SELECT ?x { { VALUES ?a { 9 } } MINUS { values ?a { 9 } } VALUES ?b { 3 } # VALUES ?a { 4 }\n}"
    )
    assert parameters_in(body) == {"a", "b"}


def test_a_values_line_in_a_string_is_no_parameter() -> None:
    assert parameters_in('SELECT ?x { ?x ?y "VALUES ?a { 1 }" }') == set()


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("day", "2025-13-40", "param-date"),
        ("day", "2025-02-29", "param-date"),
        ("day", "20250430", "param-date"),
        ("day", "yesterday", "param-date"),
        ("day", '2025-01-01" }', "param-date"),
        ("country", "chile", "param-country"),
        ("country", "c>", "param-country"),
        ("country", "https://w3id.org/mesograph/id/xx/school/1", "param-country"),
        ("sector", "a b", "param-iri"),
        ("sector", "https://example.org/> } SERVICE <x:y", "param-iri"),
        ("sector", "nosuch prefix:a", "param-iri"),
        ("week", "3", "param-unknown"),
    ],
)
def test_a_wrong_value_is_refused(question: Question, name: str, value: str, key: str) -> None:
    with pytest.raises(QueryError) as caught:
        bind(question, {name: value})
    assert caught.value.key == key


def test_an_unknown_parameter_lists_the_known_ones(question: Question) -> None:
    with pytest.raises(QueryError) as caught:
        bind(question, {"week": "3"})
    assert caught.value.hint() == "Its parameters are: country, day, sector."


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(QueryError) as caught:
        bind(load_question("13"), {"from": "2020-01-01", "to": "2019-01-01"})
    assert caught.value.key == "param-order"


@pytest.mark.parametrize(
    ("kind", "value"),
    [("integer", "1.5"), ("integer", "x"), ("decimal", "1,5"), ("decimal", "1e5"), ("integer", "")],
)
def test_a_wrong_number_is_refused(kind: str, value: str) -> None:
    with pytest.raises(QueryError):
        read_value(Param("n", kind, "1"), value)


def test_numbers_become_typed_literals() -> None:
    assert read_value(Param("n", "integer", "1"), "+020").value == 20
    assert (
        read_value(Param("n", "decimal", "1"), "-0.5").sparql
        == '"-0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    )


@given(st.text(max_size=40))
def test_a_string_comes_back_from_the_engine_as_it_went_in(text: str) -> None:
    try:
        term = string_term(text, "word")
    except QueryError:
        return
    solutions = ox.Store().query(f"SELECT ?word {{ VALUES ?word {{ {term.sparql} }} }}")
    assert isinstance(solutions, ox.QuerySolutions)
    rows = [row["word"] for row in solutions]
    assert [row.value for row in rows if isinstance(row, ox.Literal)] == [text]


@pytest.mark.parametrize("text", ["\\u0022 } SERVICE <x:y> { }", "\\U00000022", "a\x00b", "\x1b"])
def test_a_string_that_engines_read_before_parsing_is_refused(text: str) -> None:
    with pytest.raises(QueryError):
        read_value(STRING, text)


@given(st.text(max_size=40))
def test_no_iri_breaks_out_of_its_brackets(text: str) -> None:
    param = Param("x", "iri", "UNDEF", "school-sector")
    try:
        term = read_value(param, text)
    except QueryError:
        return
    assume(term.value is not None)
    try:
        solutions = ox.Store().query(f"SELECT ?x {{ VALUES ?x {{ {term.sparql} }} }}")
    except SyntaxError:  # the engine may know more rules of IRIs; what it must never find is another query
        return
    assert isinstance(solutions, ox.QuerySolutions)
    assert [str(row["x"]) for row in solutions] == [f"<{term.value}>"]


def test_a_question_runs_unbound_as_it_stands(question: Question) -> None:
    ox.Store().query(question.body)
    assert Path(question.path).is_file()
