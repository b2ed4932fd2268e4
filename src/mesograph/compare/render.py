"""A comparison as a table for a terminal, CSV, JSON or Markdown."""

from __future__ import annotations

import json
import textwrap

from mesograph import lang
from mesograph.ask import grid, words
from mesograph.ask.labels import short
from mesograph.ask.render import csv_text, plain, short_value
from mesograph.compare.figure import SYSTEM, Figure
from mesograph.compare.run import Comparison
from mesograph.store.protocol import Iri, Row, Value

FORMATS = ("table", "csv", "json", "md")
COLUMNS = (
    "country",
    "reading",
    "group",
    "component",
    "value",
    "low",
    "high",
    "weights_low",
    "weights_high",
    "weights_low_by",
    "weights_high_by",
    "counted",
    "excluded",
    "unit",
    "coverage",
    "reason",
)
_HEADS = ("country", "component", "value", "bounds", "weights", "counted", "coverage")
_NUMBERS = (False, False, False, True, True, True, False, True)
_WIDTH = 100


def render(comparison: Comparison, form: str, width: int | None = None) -> tuple[str, str]:
    """Return what goes to stdout and to stderr; `width` is that of the terminal, None when piped."""
    if form == "json":
        return to_json(comparison), ""
    if form == "csv":
        return csv_text(COLUMNS, rows(comparison)), "\n".join(_sources(comparison)) + "\n"
    return "\n".join(_page(comparison, form == "md", width)) + "\n", ""


def rows(comparison: Comparison) -> list[Row]:
    """Return the rows in the order of the columns above; countries by their codes, other things as IRIs."""
    return [row(figure) for figure in comparison.figures]


def row(figure: Figure) -> Row:
    """Return one row; bounds and spread are empty where there is no value."""
    bounds, spread, counted = figure.bounds, figure.spread, figure.counted
    return (
        short_value(figure.country),
        figure.reading,
        figure.group,
        figure.component,
        figure.value,
        bounds.low if bounds else None,
        bounds.high if bounds else None,
        spread.low if spread else None,
        spread.high if spread else None,
        spread.low_by if spread else None,
        spread.high_by if spread else None,
        counted.inside,
        counted.outside,
        counted.unit,
        counted.share,
        figure.reason or None,
    )


def to_json(comparison: Comparison) -> str:
    """Return the JSON of the documentation: rows as arrays in the order of the columns."""
    document = {
        "measure": comparison.plan.name,
        "questions": list(comparison.plan.questions),
        "countries": [short_value(country) for country in comparison.countries],
        "parameters": {name: plain(value) for name, value in comparison.parameters.items()},
        "columns": list(COLUMNS),
        "rows": [[plain(value) for value in cells] for cells in rows(comparison)],
        "sources": [{"id": s.id, "title": s.title, "url": s.url} for s in comparison.sources],
        "queries": {piece.code: piece.query for piece in comparison.pieces},
    }
    entries = [f"  {json.dumps(name)}: {_entry(value)}" for name, value in document.items()]
    return "{\n" + ",\n".join(entries) + "\n}\n"


def _entry(value: object) -> str:
    """Return a value of the document; long lists have one item on each line."""
    if isinstance(value, list) and value and not isinstance(value[0], str):
        items = ",\n".join(f"    {json.dumps(item, ensure_ascii=False)}" for item in value)
        return f"[\n{items}\n  ]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def name(comparison: Comparison, thing: Value) -> str:
    """Return the name of a country, group or component in the language of the comparison."""
    kind = "concept" if isinstance(thing, Iri) else "text"
    return words.cell(thing, kind, comparison.language, comparison.labels)


def group(comparison: Comparison, figure: Figure) -> str:
    """Return the name of a figure's group, with that of its reading if it has one."""
    # The reading of rescaling over the whole system says all in its own name.
    said = figure.group == SYSTEM and short(str(figure.reading)) == "system"
    things = (figure.reading,) if said else (figure.reading, figure.group)
    parts = [name(comparison, thing) for thing in things if thing is not None]
    return ": ".join(parts)


def title(comparison: Comparison, language: str = "") -> str:
    """Return the title of the measure, in the language of the comparison or the one given."""
    return lang.text(f"compare-title-{comparison.plan.name}", language or comparison.language)


def parameters(comparison: Comparison) -> str:
    """Return countries and days on one line."""
    codes = ", ".join(short_value(country) for country in comparison.countries)
    days = [f"{name} = {value}" for name, value in comparison.parameters.items()]
    return " · ".join([codes, *days])


def _page(comparison: Comparison, markdown: bool, width: int | None) -> list[str]:
    language = comparison.language
    heads = [lang.text(f"compare-head-{head}", language) for head in _HEADS]
    heads.insert(1, lang.text(f"compare-group-{comparison.plan.name}", language))
    cells = [_texts(comparison, figure) for figure in comparison.figures]
    note = lang.text("compare-note", language)
    if markdown:
        table = grid.markdown(heads, cells, _NUMBERS)
        head = [f"# {title(comparison)}", "", parameters(comparison), ""]
        return [*head, *table, "", note, *_listed(comparison)]
    table = grid.table(heads, cells, _NUMBERS, width)
    lines = textwrap.wrap(note, min(width or _WIDTH, _WIDTH))
    head = [f"{comparison.plan.name}  {title(comparison)}", parameters(comparison), ""]
    return [*head, *table, "", *lines, *_sources(comparison)]


def _texts(comparison: Comparison, figure: Figure) -> list[str]:
    language = comparison.language
    value = words.number(figure.value, language, 2) if figure.value is not None else ""
    reason = lang.text(f"compare-reason-{figure.reason}", language) if figure.reason else ""
    return [
        name(comparison, figure.country),
        group(comparison, figure),
        name(comparison, figure.component),
        value,
        _range(figure.bounds.low, figure.bounds.high, language) if figure.bounds else reason,
        _range(figure.spread.low, figure.spread.high, language) if figure.spread else "",
        _counted(figure, language),
        f"{words.percent(figure.counted.share, language)} %" if figure.counted.share is not None else "–",
    ]


def _range(low: float, high: float, language: str) -> str:
    ends = {"low": words.number(low, language, 2), "high": words.number(high, language, 2)}
    return lang.text("compare-range", language, None, **ends)


def _counted(figure: Figure, language: str) -> str:
    counted = figure.counted
    return lang.text(
        "compare-counted",
        language,
        counted=words.number(counted.inside, language),
        total=words.number(counted.inside + counted.outside, language),
        unit=lang.text(f"compare-unit-{counted.unit}", language),
    )


def _sources(comparison: Comparison) -> list[str]:
    if not comparison.sources:
        return []
    lines = [f"  {s.id}: {s.title}{' · ' if s.title and s.url else ''}{s.url}" for s in comparison.sources]
    return [lang.text("answer-sources", comparison.language) + ":", *lines]


def _listed(comparison: Comparison) -> list[str]:
    if not comparison.sources:
        return []
    lines = [f"- `{s.id}` {f'[{s.title}]({s.url})' if s.url else s.title}" for s in comparison.sources]
    return ["", f"## {lang.text('answer-sources', comparison.language)}", "", *lines]
