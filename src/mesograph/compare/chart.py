"""The chart of a comparison: small multiples that can be printed in grey, 16 cm wide."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace
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
from mesograph.compare.names import Key, key, related, row_names, shared
from mesograph.compare.panels import NARROW, SHARES, WIDE, Place, Scale, View, panel, record, upwards
from mesograph.compare.render import name, title
from mesograph.compare.run import Comparison, levels
from mesograph.errors import QueryError
from mesograph.measure.ladder import TIERS
from mesograph.store.protocol import Value

WIDTH = 572  # between the margins of a page part that is 16 cm wide
_GAP = 10
_COLUMNS = 7
_FEW = 3  # columns that leave room for long names
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
    """Return a block for each set of components that have groups in common."""
    rows = lang.text(f"compare-group-{comparison.plan.name}", comparison.language)
    blocks = []
    for own in related(comparison.figures, components):
        mine = [f for f in comparison.figures if f.component in own]
        readings = {f.reading for f in mine}
        blank = [f for f in comparison.figures if not f.component and f.reading in {*readings, None}]
        kept = [f for f in comparison.figures if f in mine or f in blank]
        only = next(iter(readings)) if len(readings) == 1 else None
        if only is None:
            blocks.append(_crossed(replace(comparison, figures=kept), own, rows))
        else:  # said once above the rows instead of in each of them
            plain = [replace(f, reading=None) for f in kept]
            blocks.append(_crossed(replace(comparison, figures=plain), own, name(comparison, only)))
    return blocks


def _crossed(comparison: Comparison, components: list[Value], rows: str) -> View:
    """Return groups down and components across, in lines of at most seven."""
    across = ceil(len(components) / ceil(len(components) / _COLUMNS))
    side = WIDE if across <= _FEW else NARROW
    width = (WIDTH - side.width - _GAP * (across - 1)) // across
    views: list[View] = []
    for start in range(0, len(components), across):
        line = components[start : start + across]
        blocks = _blocks(comparison, rows)
        for block in blocks:
            last = block is blocks[-1]
            panels = [
                _cell(comparison, block, c, Place(width, side, c == line[0], last), heads=block is blocks[0])
                for c in line
            ]
            made = _headed({"hconcat": panels, "spacing": _GAP, "bounds": "flush"}, block.heading)
            views.append(_measured(comparison, made) if last else made)
    return {"vconcat": views, "spacing": 10}


@dataclass(frozen=True)
class _Block:
    """Rows under one heading: their figures, and the name of the row of each."""

    heading: str
    figures: list[Figure]
    names: dict[Key, str]


def _blocks(comparison: Comparison, rows: str) -> list[_Block]:
    """Return a block per country or, where every country has one row only, one with a row per country."""
    names = row_names(comparison)
    of_country = {c: [f for f in comparison.figures if f.country == c] for c in comparison.countries}
    found = {c: own for c, own in of_country.items() if own}
    if len(found) > 1 and all(len({names[key(f)] for f in own}) == 1 for own in found.values()):
        heading = name(comparison, comparison.figures[0].group) or rows
        countries = {key(f): name(comparison, f.country) for f in comparison.figures}
        return [_Block(heading, list(comparison.figures), countries)]
    return [_Block(f"{name(comparison, c)} · {rows}", own, names) for c, own in found.items()]


def _cell(comparison: Comparison, block: _Block, component: Value, place: Place, *, heads: bool) -> View:
    shown = [f for f in block.figures if f.component == component or (f.value is None and place.first)]
    rows = list(dict.fromkeys(block.names[key(f)] for f in block.figures))
    scale = _scale(comparison, component)
    records = _records(comparison, shown, block.names, scale)
    made = panel(records, rows, scale, place, comparison.language)
    if heads:
        lines = textwrap.wrap(name(comparison, component), max(12, place.width // 6), break_long_words=False)
        look = {"fontSize": 10, "fontWeight": "normal", "anchor": "start", "frame": "group"}
        made["title"] = {"text": lines, **look}
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
        place = Place(WIDTH - WIDE.width, WIDE, True, last)
        made = panel(records, rows, scale, place, comparison.language)
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
