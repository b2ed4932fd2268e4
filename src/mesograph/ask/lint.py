"""Rules for the queries of the catalogue that no grammar checks; engines differ where they are broken."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from mesograph.ask.bind import parameters_in
from mesograph.ask.coverage import coverage_query
from mesograph.ask.question import Question
from mesograph.ask.scan import Token, calls_out, form, line_of, tokens
from mesograph.errors import QueryError
from mesograph.terms import prefixes

_COMMON = {"country", "day", "from", "to", "lang"}


def lint(question: Question) -> list[QueryError]:
    """Return what is wrong with the query of a question, and with its coverage query."""
    faults = lint_query(question.body, question.path)
    if question.coverage:
        text = coverage_query(question)
        path = question.companion("coverage", question.coverage)
        faults += lint_query(text, path)
        # A parameter that only the coverage query has would keep the value its file happens to hold.
        for name in sorted((parameters_in(text) & _COMMON) - {p.name for p in question.params}):
            faults.append(QueryError("lint-coverage-param", str(path), name=name, id=question.id))
    return faults


def lint_query(query: str, path: Path) -> list[QueryError]:
    """Return what is wrong with one query; lines are counted from the first line of the query."""
    found = list(tokens(query))
    faults: list[QueryError] = []
    if form(query) != "SELECT":
        faults.append(QueryError("query-not-select", str(path)))
    if calls_out(query):
        faults.append(QueryError("query-service", str(path)))
    for token, after in pairwise(found):
        key = _pair_fault(token, after)
        if key:
            faults.append(QueryError(key, f"{path}:{line_of(query, token.start)}"))
    if not any(a.says("ORDER") and b.says("BY") for a, b in pairwise(found)):
        faults.append(QueryError("lint-order", str(path)))
    return faults + _prefix_faults(found, path)


def _pair_fault(token: Token, after: Token) -> str:
    if after.text == "*" and any(token.says(word) for word in ("SELECT", "DISTINCT", "REDUCED")):
        return "lint-star"
    if after.says("EXISTS") and (token.says("NOT") or token.text == "!"):
        return "lint-not-exists"
    return ""


def _prefix_faults(found: list[Token], path: Path) -> list[QueryError]:
    known = prefixes()
    faults = []
    for word, name, iri in zip(found, found[1:], found[2:], strict=False):
        if word.says("PREFIX") and known.get(name.text[:-1]) != iri.text[1:-1]:
            faults.append(QueryError("lint-prefix", str(path), prefix=name.text))
    return faults
