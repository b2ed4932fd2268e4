"""An answer as a table for a terminal, CSV, JSON or Markdown."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Sequence

from mesograph import lang
from mesograph.ask import grid, words
from mesograph.ask.answer import Answer, Coverage
from mesograph.store.protocol import Value

FORMATS = ("table", "csv", "json", "md")


def render(answer: Answer, form: str, width: int | None = None) -> tuple[str, str]:
    """Return what goes to stdout and to stderr; `width` is that of the terminal, None when piped."""
    if form == "json":
        return to_json(answer), ""
    if form == "csv":
        return to_csv(answer), "\n".join([coverage_line(answer), *source_list(answer)]) + "\n"
    body = _markdown(answer) if form == "md" else _table(answer, width)
    return "\n".join(body) + "\n", ""


def to_json(answer: Answer) -> str:
    """Return the JSON of the contract: rows as arrays, IRIs and dates as strings, numbers as numbers."""
    coverage = answer.coverage
    document = {
        "question": answer.question.id,
        "parameters": {name: plain(value) for name, value in answer.parameters.items()},
        "columns": [column.name for column in answer.columns],
        "rows": [[plain(value) for value in row] for row in answer.rows],
        "coverage": {
            "counted": coverage.counted if coverage else None,
            "excluded": coverage.excluded if coverage else None,
            "share": coverage.share if coverage else None,
        },
        "sources": [{"id": s.id, "title": s.title, "url": s.url} for s in answer.sources],
        "query": answer.query,
    }
    entries = [f"  {_json(name)}: {_entry(value)}" for name, value in document.items()]
    return "{\n" + ",\n".join(entries) + "\n}\n"


def _entry(value: object) -> str:
    """Return a value of the document; a list of rows or sources has one on each line."""
    if isinstance(value, list) and value and not isinstance(value[0], str):
        return "[\n" + ",\n".join(f"    {_json(item)}" for item in value) + "\n  ]"
    return _json(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def to_csv(answer: Answer) -> str:
    """Return CSV headed by the names of the columns; IRIs in full, numbers with a point, true or false."""
    return csv_text([c.name for c in answer.columns], answer.rows)


def csv_text(head: Sequence[str], rows: Sequence[Sequence[Value]]) -> str:
    """Return rows of plain values as CSV with a line feed at the end of lines."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_csv_cell(value) for value in row] for row in rows)
    return buffer.getvalue()


def plain(value: Value) -> Value:
    """Return a value that JSON can hold."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _csv_cell(value: Value) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def coverage_line(answer: Answer) -> str:
    """Return the sentence that says how much of the input was counted."""
    language, coverage = answer.language, answer.coverage
    head = lang.text("answer-coverage", language)
    return f"{head}: {coverage_text(coverage, language) if coverage else _note(answer)}"


def coverage_text(coverage: Coverage, language: str) -> str:
    """Return `16 of 23 decisions counted (70 %)` in the language."""
    if coverage.share is None:
        return lang.text("coverage-empty", language)
    return lang.text(
        f"coverage-{coverage.unit}",
        language,
        counted=words.number(coverage.counted, language),
        total=words.number(coverage.counted + coverage.excluded, language),
        percent=words.percent(coverage.share, language),
    )


def _note(answer: Answer) -> str:
    return lang.choose(answer.question.coverage_note, answer.language)


def source_list(answer: Answer) -> list[str]:
    """Return a heading and one line per source; nothing without sources."""
    if not answer.sources:
        return []
    lines = [f"  {s.id}: {s.title}{' · ' if s.title and s.url else ''}{s.url}" for s in answer.sources]
    return [lang.text("answer-sources", answer.language) + ":", *lines]


def heads(answer: Answer) -> list[str]:
    """Return the titles of the columns in the language of the answer."""
    return [lang.choose(column.title, answer.language) for column in answer.columns]


def texts(answer: Answer) -> list[list[str]]:
    """Return the rows as people read them."""
    kinds = [column.type for column in answer.columns]
    return [
        [
            words.cell(value, kind, answer.language, answer.labels)
            for value, kind in zip(row, kinds, strict=True)
        ]
        for row in answer.rows
    ]


def _table(answer: Answer, width: int | None) -> list[str]:
    lines = [
        f"{answer.question.id}  {lang.choose(answer.question.title, answer.language)}",
        parameter_line(answer),
        "",
    ]
    rows = [[str(i), *row] for i, row in enumerate(texts(answer), 1)]
    if rows:
        right = [True, *(words.is_number(c.type) for c in answer.columns)]
        lines += grid.table(["#", *heads(answer)], rows, right, width)
    else:
        lines.append(lang.text("answer-empty", answer.language))
    return [*lines, "", coverage_line(answer), *source_list(answer)]


def parameter_line(answer: Answer) -> str:
    """Return the parameters and their values on one line."""
    every = lang.text("answer-any", answer.language)
    shown = {n: v for n, v in answer.parameters.items() if n != "lang"}
    return ", ".join(
        f"{name} = {every if value is None else short_value(value)}" for name, value in shown.items()
    )


def short_value(value: Value) -> str:
    """Return a parameter's value in the form that the command line accepts."""
    text = str(value)
    if "/territory/" in text:
        return text.rsplit("/", 1)[-1].lower()
    return text.rsplit("/", 1)[-1] if text.startswith("https://w3id.org/mesograph/code/") else text


def _markdown(answer: Answer) -> list[str]:
    lines = [f"# {lang.choose(answer.question.title, answer.language)}", "", parameter_line(answer), ""]
    right = [words.is_number(c.type) for c in answer.columns]
    lines += grid.markdown(heads(answer), texts(answer), right)
    lines += ["", coverage_line(answer)]
    if answer.sources:
        lines += ["", f"## {lang.text('answer-sources', answer.language)}", ""]
        lines += [f"- `{s.id}` {f'[{s.title}]({s.url})' if s.url else s.title}" for s in answer.sources]
    return lines
