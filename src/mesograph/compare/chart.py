"""The chart of a comparison: small multiples that can be printed in grey, 16 cm wide."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import Any

from mesograph import __version__, lang
from mesograph.ask import words
from mesograph.ask.charts import check_file, pictured, write_picture
from mesograph.ask.charts.columns import code
from mesograph.ask.charts.frame import around
from mesograph.ask.charts.tiers import rung
from mesograph.compare.figure import Figure
from mesograph.compare.names import Key, key, row_names, shared
from mesograph.compare.panels import NAMES, SHARES, Scale, View, panel, record, upwards
from mesograph.compare.render import name, title
from mesograph.compare.run import Comparison, levels
from mesograph.errors import QueryError
from mesograph.measure.ladder import TIERS
from mesograph.store.protocol import Iri, Value

WIDTH = 572  # between the margins of a page part that is 16 cm wide
_GAP = 10
_COLUMNS = 7
_CHARACTERS = 108
_RUNGS = len(TIERS) - 1
_SCALES = {
    "mean-shift": Scale(-_RUNGS, _RUNGS, (-_RUNGS, 0, _RUNGS)),
    "owners-per-hundred": Scale(0, 100, (0, 50, 100), 1),
}
_OPEN = ("effective-owners", "median-schools")  # without an upper end of their own


def write_chart(comparison: Comparison, path: Path) -> None:
    """Write the chart of a comparison, whole or not at all."""
    check_file(path)
    write_picture(pictured(specification(comparison), path.suffix.lower()), path)


def specification(comparison: Comparison) -> dict[str, object]:
    """Return the Vega-Lite specification."""
    valued = [f for f in comparison.figures if f.value is not None]
    if not valued:
        raise QueryError("compare-nothing", measure=comparison.plan.name)
    every: list[Value] = sorted(
        dict.fromkeys(f.component for f in comparison.figures if f.component is not None),
        key=lambda component: rung(code(component)),
    )
    groups = {(f.country, f.reading, f.group) for f in valued}
    if len(every) > 1 and len(groups) == len(valued):
        drawn, body = every, _stacked(comparison, every)
    else:
        # A panel in which nothing differs from zero would cost its place in print.
        drawn = [c for c in every if any(f.value for f in valued if f.component == c)] or every[:1]
        body = {"vconcat": _families(comparison, drawn), "spacing": 16}
    caption = _caption(comparison, [c for c in every if c not in drawn])
    return around(body, textwrap.wrap(title(comparison), 64), _subtitle(comparison), caption)


def _families(comparison: Comparison, components: list[Value]) -> list[View]:
    """Return a block for each set of components that the same readings have."""
    found: dict[frozenset[Value], list[Value]] = {}
    for component in components:
        readings = frozenset(f.reading for f in comparison.figures if f.component == component)
        found.setdefault(readings, []).append(component)
    rows = lang.text(f"compare-group-{comparison.plan.name}", comparison.language)
    blocks = []
    for readings, own in found.items():
        figures = [f for f in comparison.figures if f.reading in readings]
        only = next(iter(readings)) if len(readings) == 1 else None
        if only is None:
            blocks.append(_crossed(replace(comparison, figures=figures), own, rows))
        else:  # said once above the rows instead of in each of them
            plain = [replace(f, reading=None) for f in figures]
            blocks.append(_crossed(replace(comparison, figures=plain), own, name(comparison, only)))
    return blocks


def _crossed(comparison: Comparison, components: list[Value], rows: str) -> View:
    """Return groups down and components across, a block per country, in lines of at most seven."""
    across = ceil(len(components) / ceil(len(components) / _COLUMNS))
    width = (WIDTH - NAMES - _GAP * (across - 1)) // across
    blocks: list[View] = []
    for start in range(0, len(components), across):
        line = components[start : start + across]
        for country in comparison.countries:
            panels = [_cell(comparison, country, c, line, width) for c in line]
            line_of = {"hconcat": panels, "spacing": _GAP, "bounds": "flush"}
            made = _headed(line_of, f"{name(comparison, country)} · {rows}")
            blocks.append(_measured(comparison, made) if country == comparison.countries[-1] else made)
    return {"vconcat": blocks, "spacing": 10}


def _cell(comparison: Comparison, country: Iri, component: Value, line: list[Value], width: int) -> View:
    first = component == line[0]
    own = [f for f in comparison.figures if f.country == country]
    shown = [f for f in own if f.component == component or (f.value is None and first)]
    names = row_names(comparison)
    rows = list(dict.fromkeys(names[key(f)] for f in own))
    scale = _scale(comparison, component)
    records = _records(comparison, shown, names, scale)
    last = country == comparison.countries[-1]
    made = panel(records, rows, scale, width, comparison.language, first=first, last=last)
    if country == comparison.countries[0]:
        lines = textwrap.wrap(name(comparison, component), max(12, width // 6), break_long_words=False)
        made["title"] = {
            "text": lines,
            "fontSize": 10,
            "fontWeight": "normal",
            "anchor": "start",
            "frame": "group",
        }
    return made


def _stacked(comparison: Comparison, components: list[Value]) -> View:
    """Return a block per component with the groups of all countries that have it."""
    blocks: list[View] = []
    names = row_names(comparison, countries=True)
    groups = lang.text(f"compare-group-{comparison.plan.name}", comparison.language)
    for component in components:
        shown = [f for f in comparison.figures if f.component == component]
        scale, last = _scale(comparison, component), component == components[-1]
        records = _records(comparison, shown, names, scale)
        rows = list(dict.fromkeys(names[key(f)] for f in shown))
        made = panel(records, rows, scale, WIDTH - NAMES, comparison.language, first=True, last=last)
        made = _headed(made, f"{name(comparison, component)} · {groups}")
        blocks.append(_measured(comparison, made) if last else made)
    return {"vconcat": blocks, "spacing": 10}


def _records(
    comparison: Comparison, figures: list[Figure], names: dict[Key, str], scale: Scale
) -> list[dict[str, Any]]:
    """Return what the rows of a panel show, groups that share a row once."""
    found = {}
    for figure in figures:
        reason = lang.text(f"compare-reason-{figure.reason}", comparison.language) if figure.reason else ""
        row = names[key(figure)]
        found[row] = record(figure, row, comparison.language, scale, reason)
    return list(found.values())


def _headed(made: View, text: str) -> View:
    return {**made, "title": {"text": text, "fontSize": 12, "anchor": "start", "frame": "bounds"}}


def _measured(comparison: Comparison, made: View) -> View:
    """Return a block with what its axis measures below it."""
    text = lang.text(f"compare-axis-{comparison.plan.name}", comparison.language)
    look = {"orient": "bottom", "anchor": "end", "fontSize": 10, "fontWeight": "normal", "offset": 2}
    return {"vconcat": [made], "title": {"text": text, **look}}


def _scale(comparison: Comparison, component: Value) -> Scale:
    if component not in _OPEN:
        return _SCALES.get(code(component), SHARES)
    ends = [f.bounds.high for f in comparison.figures if f.component == component and f.bounds]
    return upwards(max(ends))


def _subtitle(comparison: Comparison) -> list[str]:
    language = comparison.language
    countries = ", ".join(name(comparison, country) for country in comparison.countries)
    days = [str(value) for value in comparison.parameters.values()]
    if len(days) > 1:
        days = [lang.text("compare-range", language, None, low=days[0], high=days[-1])]
    return textwrap.wrap(" · ".join([countries, *days]), _CHARACTERS)


def _caption(comparison: Comparison, left_out: list[Value]) -> list[str]:
    language = comparison.language
    shares = [
        f"{name(comparison, country)} {words.percent(share, language)} %"
        for country, share in levels(comparison).items()
    ]
    coverage = f"{lang.text('compare-coverage-mean', language)}: {', '.join(shares)}."
    origin = lang.text("compare-origin", language, number=len(comparison.sources), version=__version__)
    lines = [lang.text("compare-marks", language), f"{coverage} {origin}"]
    if left_out:
        zero = "; ".join(name(comparison, component) for component in left_out)
        lines.insert(1, lang.text("compare-zero", language, names=zero))
    if same := shared(comparison):
        lines.insert(1, lang.text("compare-same", language, names="; ".join(same)))
    return [part for line in lines for part in textwrap.wrap(line, _CHARACTERS)]
