"""Write the page of questions from the heads of their files: `python -m tools.questions_reference`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mesograph.ask import Param, Question, load_questions
from mesograph.lang import LANGUAGES

PAGE = Path("docs/reference/questions.md")
ROOT = Path(__file__).parents[1]
HEAD = """\
<!-- Written by tools/questions_reference.py from queries/questions/: edit the heads, run it again. -->
# Questions

The catalogue has {count} questions.
Each is one file of SPARQL 1.1 with a head that says what it asks, what it takes and what it gives.
Answer one with `mesograph ask CQ-ID`; `mesograph ask CQ-ID --explain` prints its head and its query.
The parameters `country`, `day`, `from` and `to` have options of their own.
All others go with `--param NAME=VALUE`.
"""


def default(param: Param) -> str:
    """Return the default of a parameter in words."""
    named = {"as-of": "the as-of date of the data", "UNDEF": "any"}
    if not param.default:
        return {"country": "`cl`", "lang": "the language of the call"}[param.name]
    return named.get(param.default, f"`{param.default}`")


def entry(question: Question) -> Iterator[str]:
    """Yield the lines of one question."""
    yield f"## {question.id}: {question.title['en']}"
    yield ""
    yield from (f"- {code}: {question.title[code]}" for code in LANGUAGES)
    yield ""
    yield question.summary["en"]
    yield ""
    params = [f"`{p.name}` ({p.type}, default {default(p)})" for p in question.params]
    yield f"- Parameters: {', '.join(params) or 'none'}"
    yield f"- Columns: {', '.join(f'`{c.name}`' for c in question.columns)}"
    if question.measure:
        yield f"- Measure: `{question.measure}`"
    if question.coverage:
        yield f"- Coverage counts: {question.coverage_unit.replace('-', ' ')}"
    else:
        yield f"- Coverage: {question.coverage_note['en']}"
    if question.chart:
        yield f"- Chart: {question.chart.kind}"
    yield f"- File: `queries/questions/{question.path.name}`"
    yield ""


def page() -> str:
    """Return the whole page."""
    questions = load_questions()
    lines = [HEAD.format(count=len(questions))]
    for question in questions.values():
        lines.extend(entry(question))
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    ROOT.joinpath(PAGE).write_text(page(), "utf-8")
