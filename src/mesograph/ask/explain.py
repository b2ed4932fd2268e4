"""What stands behind a question, and behind one row of its answer: rule, law, ownership, source."""

from __future__ import annotations

import json
from collections.abc import Mapping

from mesograph import lang
from mesograph.ask import grid, words
from mesograph.ask.answer import Answer
from mesograph.ask.bind import fill
from mesograph.ask.labels import iris_in, labels
from mesograph.ask.question import Param, Question
from mesograph.ask.render import csv_text, plain
from mesograph.ask.values import Term, cell_term, iri_term, string_term
from mesograph.errors import QueryError
from mesograph.store.protocol import Iri, Row, Store, Table

COLUMNS = ("relation", "what", "legalAct", "locator", "source", "level", "note")
# For a question without an explanation of its own: the relations among the cells of the row.
_ROW = """PREFIX meso: <https://w3id.org/mesograph/ns#>
SELECT DISTINCT ?relation ?what ?legalAct ?locator ?source ?level ?note WHERE {{
  VALUES ?relation {{ {iris} }}
  ?relation meso:evidence ?evidence . ?evidence meso:source ?source ; meso:evidenceLevel ?level .
  ?relation a ?what .
  OPTIONAL {{ ?evidence meso:locator ?locator }}
  OPTIONAL {{ ?relation meso:legalBasis ?legalAct }}
  OPTIONAL {{ ?relation meso:note ?note FILTER(LANG(?note) = "{language}") }}
  FILTER(STRSTARTS(STR(?what), "https://w3id.org/mesograph/ns#"))
  FILTER(?what NOT IN (meso:Relation, meso:Rule, meso:Edge))
}} ORDER BY ?relation ?what ?legalAct ?source ?locator ?level ?note"""


def explain_question(question: Question, language: str) -> str:
    """Return what a question counts, its parameters, what it reads and its query, as text."""
    lines = [
        f"{question.id}  {lang.choose(question.title, language)}",
        lang.choose(question.summary, language),
        "",
    ]
    lines.append(lang.text("explain-parameters", language) + ":")
    for param in question.params:
        scheme = f", {_choice(param, language)}" if param.values else ""
        default = lang.text("explain-default", language, value=_default(param.default, param.name, language))
        lines.append(f"  {param.name} ({param.type}{scheme}): {default}")
    if not question.params:
        lines.append("  -")
    lines += [f"{lang.text('explain-columns', language)}:"]
    lines += [
        f"  {column.name} ({column.type}): {lang.choose(column.title, language)}"
        for column in question.columns
    ]
    lines += [f"{lang.text('explain-reads', language)}: {', '.join(question.reads)}"]
    if question.measure:
        lines.append(f"{lang.text('explain-measure', language)}: {question.measure}")
    return "\n".join([*lines, f"{lang.text('explain-query', language)}:", "", question.body])


def _choice(param: Param, language: str) -> str:
    if param.type == "string":
        return lang.text("explain-words", language, words=", ".join(param.values.split("|")))
    return lang.text("explain-scheme", language, scheme=param.values)


def _default(default: str, name: str, language: str) -> str:
    if default == "as-of":
        return lang.text("explain-as-of", language)
    if default == "UNDEF":
        return lang.text("answer-any", language)
    return default or {"country": "cl", "lang": language}.get(name, "-")


def explain_row(answer: Answer, number: int, store: Store, terms: Mapping[str, Term]) -> Table:
    """Return what stands behind row `number`, counted from 1, in the columns above."""
    if not 1 <= number <= len(answer.rows):
        raise QueryError("explain-row-missing", number=number, rows=len(answer.rows))
    row = answer.whole.rows[number - 1]
    if not answer.question.explain:
        return _relations(row, store, answer.language)
    path = answer.question.companion("explain", answer.question.explain)
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise QueryError(
            "explain-missing", str(answer.question.path), name=answer.question.explain
        ) from error
    kinds = {column.name: column.type for column in answer.columns}
    cells = {n: cell_term(v, kinds.get(n, ""), n) for n, v in zip(answer.whole.columns, row, strict=True)}
    spoken = {"lang": string_term(answer.language, "lang")}
    table = store.select(fill(text, {**spoken, **terms, **cells}))
    missing = [name for name in COLUMNS if name not in table.columns]
    if missing:
        raise QueryError("column-missing", str(path), name=", ".join(missing))
    places = [table.columns.index(name) for name in COLUMNS]
    return Table(COLUMNS, [tuple(found[i] for i in places) for found in table.rows])


def _relations(row: Row, store: Store, language: str) -> Table:
    iris = sorted(iris_in(row))
    if not iris:
        return Table(COLUMNS, [])
    terms = " ".join(iri_term(iri, "relation").sparql for iri in iris)
    return store.select(_ROW.format(iris=terms, language=language))


def render_row(
    answer: Answer, number: int, table: Table, store: Store, form: str, width: int | None = None
) -> str:
    """Return the explanation of a row as text, Markdown, CSV or JSON."""
    if form == "csv":
        return csv_text(table.columns, table.rows)
    if form == "json":
        return _json(answer, number, table)
    named = labels(store, (cell for row in table.rows for cell in iris_in(row)), answer.language)
    titles = [lang.text(f"explain-{name.lower()}", answer.language) for name in COLUMNS]
    rows = [
        [words.cell(v, "concept" if isinstance(v, Iri) else "text", answer.language, named) for v in row]
        for row in table.rows
    ]
    head = lang.text("explain-row", answer.language, number=number)
    lines = [f"{head}: {_row_text(answer, number)}", ""]
    if not rows:
        lines.append(lang.text("explain-nothing", answer.language))
    elif form == "md":
        lines += grid.markdown(titles, rows, [False] * len(titles))
    else:
        lines += [line for i, row in enumerate(rows, 1) for line in _block(i, titles, row)]
    return "\n".join(lines).rstrip() + "\n"


def _block(i: int, titles: list[str], row: list[str]) -> list[str]:
    size = max(len(title) for title in titles)
    lines = [f"  {title.ljust(size)}  {text}" for title, text in zip(titles, row, strict=True) if text]
    return [f"{i}.", *lines, ""]


def _row_text(answer: Answer, number: int) -> str:
    row = answer.rows[number - 1]
    cells = zip(answer.columns, row, strict=True)
    return "; ".join(
        f"{lang.choose(c.title, answer.language)} = {words.cell(v, c.type, answer.language, answer.labels)}"
        for c, v in cells
        if v is not None
    )


def _json(answer: Answer, number: int, table: Table) -> str:
    row = dict(zip((c.name for c in answer.columns), map(plain, answer.rows[number - 1]), strict=True))
    found = [dict(zip(table.columns, map(plain, cells), strict=True)) for cells in table.rows]
    return (
        json.dumps(
            {"question": answer.question.id, "row": number, "values": row, "explanation": found},
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )
