"""Parameters are VALUES lines: the runner replaces what stands between the braces, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mesograph.ask.question import AS_OF, Param, Question
from mesograph.ask.scan import tokens
from mesograph.ask.values import Term, read_value
from mesograph.errors import QueryError

DEFAULT_COUNTRY = "cl"


def _slots(body: str) -> Iterator[tuple[str, int, int]]:
    """Yield name, start and end of what stands between the braces of every `VALUES ?name { … }`."""
    found = list(tokens(body))
    for i, token in enumerate(found[:-2]):
        if token.says("VALUES") and found[i + 1].kind == "var" and found[i + 2].text == "{":
            close = next((t for t in found[i + 3 :] if t.text == "}"), None)
            if close is not None:
                yield found[i + 1].text[1:], found[i + 2].end, close.start


def parameters_in(body: str) -> set[str]:
    """Return the names of the variables that stand in VALUES lines of their own."""
    return {name for name, _, _ in _slots(body)}


def fill(body: str, terms: Mapping[str, Term]) -> str:
    """Return the query with every VALUES line of a named term holding that term alone."""
    parts: list[str] = []
    position = 0
    for name, start, end in _slots(body):
        if name in terms:
            parts += [body[position:start], " ", terms[name].sparql, " "]
            position = end
    return "".join(parts) + body[position:]


def terms_for(question: Question, values: Mapping[str, str]) -> dict[str, Term]:
    """Return a term for each parameter of the question, from `values` or its default.

    A parameter whose default is the as-of date of the data is left out when no value is given.
    """
    for name in values:
        if question.param(name) is None:
            known = ", ".join(p.name for p in question.params) or "-"
            raise QueryError("param-unknown", name=name, id=question.id, known=known)
    terms = {p.name: read_value(p, _given(p, values)) for p in question.params if _given(p, values) != AS_OF}
    first, last = terms.get("from"), terms.get("to")
    if first and last and str(first.value) > str(last.value) and last.value is not None:
        raise QueryError("param-order", first=first.value, last=last.value)
    return terms


def _given(param: Param, values: Mapping[str, str]) -> str:
    fallback = {"country": DEFAULT_COUNTRY, "lang": "en"}
    return values.get(param.name) or param.default or fallback.get(param.name, "")


def bind(question: Question, values: Mapping[str, str]) -> str:
    """Return the query of a question with its parameters filled in; `values` are texts of a reader."""
    return fill(question.body, terms_for(question, values))
