from __future__ import annotations

from pathlib import Path

import pytest

from mesograph.ask import load_questions
from mesograph.ask.lint import lint, lint_query

PATH = Path("cq-07-example.rq")
GOOD = """PREFIX meso: <https://w3id.org/mesograph/ns#>
SELECT ?x (COUNT(*) AS ?n) { ?x a meso:Rule } GROUP BY ?x ORDER BY ?x"""


def test_a_good_query_has_no_fault() -> None:
    assert lint_query(GOOD, PATH) == []


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("SELECT * { ?x ?y ?z } ORDER BY ?x", "lint-star"),
        ("SELECT DISTINCT * { ?x ?y ?z } ORDER BY ?x", "lint-star"),
        ("SELECT ?x {\n FILTER NOT\nEXISTS { ?x ?y ?z } } ORDER BY ?x", "lint-not-exists"),
        ("SELECT ?x { FILTER(!EXISTS { ?x ?y ?z }) } ORDER BY ?x", "lint-not-exists"),
        ("SELECT ?x { SERVICE <a:b> { ?x ?y ?z } } ORDER BY ?x", "query-service"),
        ("SELECT ?x { ?x ?y ?z } # ORDER BY ?x", "lint-order"),
        ("PREFIX meso: <https://w3id.org/meso#> SELECT ?x { ?x ?y ?z } ORDER BY ?x", "lint-prefix"),
        ("PREFIX odd: <https://w3id.org/mesograph/ns#> SELECT ?x { ?x ?y ?z } ORDER BY ?x", "lint-prefix"),
        ("ASK { ?x ?y ?z } ORDER BY ?x", "query-not-select"),
    ],
)
def test_each_rule_finds_its_fault_and_no_other(query: str, key: str) -> None:
    assert [error.key for error in lint_query(query, PATH)] == [key]


def test_a_fault_names_its_line() -> None:
    (error,) = lint_query("SELECT ?x {\n  ?x ?y ?z\n  FILTER NOT EXISTS { }\n} ORDER BY ?x", PATH)
    assert error.where == f"{PATH}:3"


def test_the_questions_of_the_fixtures_are_clean() -> None:
    assert [str(error) for question in load_questions().values() for error in lint(question)] == []
