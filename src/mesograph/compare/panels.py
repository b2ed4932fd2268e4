"""The panels of a comparison's chart: a row per group, with its value, its bounds and its spread."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from math import floor, log10
from typing import Any

from mesograph.ask import words
from mesograph.ask.charts.frame import INK, Records, axis_number
from mesograph.compare.figure import Figure

View = dict[str, Any]
"""A view in plain Vega-Lite."""

_LINE = 11  # height of one line of a name
_EDGE = 0.12  # part of an axis at whose ends numbers lean inwards
_BAND, _FAINT = "#C9C9C9", "#6B6B6B"
_BREAK = "¦"  # no name holds it; it stands for the line breaks of the names on an axis


@dataclass(frozen=True)
class Side:
    """The names down the side: their width in pixels, and how many characters fit into it."""

    width: int
    characters: int


NARROW, WIDE = Side(158, 26), Side(236, 40)


@dataclass(frozen=True)
class Scale:
    """What one axis shows: its ends, its ticks and the decimals of its values."""

    low: float
    high: float
    ticks: tuple[float, ...]
    decimals: int = 2


SHARES = Scale(0, 1, (0, 0.5, 1))


def upwards(highest: float) -> Scale:
    """Return an axis from 0 to the first of 1, 2, 5, 10, 20 … that is not below `highest`."""
    power = 10 ** floor(log10(max(highest, 1)))
    end = next(float(n * power) for n in (1, 2, 5, 10) if n * power >= highest)
    return Scale(0, end, (0, end / 2, end), 0 if end > 20 else 1)


def record(figure: Figure, name: str, language: str, scale: Scale, reason: str) -> dict[str, Any]:
    """Return what one row of a panel shows; `reason` stands where there is no value."""
    bounds, spread = figure.bounds, figure.spread
    return {
        "name": name,
        "value": figure.value,
        "low": bounds.low if bounds else None,
        "high": bounds.high if bounds else None,
        "weights_low": spread.low if spread else None,
        "weights_high": spread.high if spread else None,
        "label": words.number(figure.value, language, scale.decimals) if figure.value is not None else "",
        "reason": reason,
        "align": _align(figure.value, scale),
    }


def _align(value: float | None, scale: Scale) -> str:
    """Return how a number stands above its point, so that it does not leave the panel."""
    place = ((value or 0.0) - scale.low) / (scale.high - scale.low)
    return "left" if place < _EDGE else "right" if place > 1 - _EDGE else "center"


def row_height(names: list[str]) -> int:
    """Return the height of a row that the longest of the names fits into."""
    return max(23, _LINE * max(name.count(_BREAK) + 1 for name in names) + 3)


@dataclass(frozen=True)
class Place:
    """Where a panel stands: the first of a line shows the names, the last of a column the numbers."""

    width: int
    side: Side
    first: bool
    last: bool


def panel(records: Records, names: list[str], scale: Scale, place: Place, language: str) -> View:
    """Return one panel with a row per name; `names` are in the order of the rows."""
    folds = _folds(names, place.side)
    rows = [folds[name] for name in names]
    return {
        "width": place.width,
        "height": row_height(rows) * len(rows),
        "data": {"values": [{**record, "name": folds[record["name"]]} for record in records]},
        "encoding": {"y": _names(rows, place)},
        "layer": _layers(scale, _numbers(scale, language, place.last)),
    }


def _layers(scale: Scale, axis: View) -> list[View]:
    """Return the marks from back to front: bounds, spread, value, its number, the reason for none."""
    across = {"domain": [scale.low, scale.high], "nice": False, "zero": False}

    def at(field: str, **more: Any) -> View:
        return {"field": field, "type": "quantitative", "scale": across, "title": None, **more}

    band = {"type": "rule", "strokeWidth": 9, "color": _BAND}
    line = {"type": "rule", "strokeWidth": 1.6, "color": INK}
    point = {"type": "point", "shape": "circle", "filled": True, "size": 42, "color": INK, "opacity": 1}
    number = {"type": "text", "dy": -9, "fontSize": 8.5, "color": INK, "align": {"expr": "datum.align"}}
    why = {"type": "text", "align": "left", "dx": 3, "fontSize": 9, "fontStyle": "italic", "color": _FAINT}
    return [
        _layer(band, "low", at("low", axis=axis), "high"),
        _layer(line, "weights_low", at("weights_low"), "weights_high"),
        _layer(point, "value", at("value")),
        _layer(number, "value", at("value"), text="label"),
        _layer(why, "reason", {"datum": scale.low, "type": "quantitative"}, text="reason"),
    ]


def _layer(mark: View, needed: str, x: View, x2: str = "", text: str = "") -> View:
    """Return a layer over the records that have the field `needed`."""
    encoding: View = {"x": x}
    if x2:
        encoding["x2"] = {"field": x2}
    if text:
        encoding["text"] = {"field": text, "type": "nominal"}
    kept = {"filter": f"isValid(datum.{needed}) && datum.{needed} !== ''"}
    return {"transform": [kept], "mark": mark, "encoding": encoding}


def _folds(names: list[str], side: Side) -> dict[str, str]:
    """Return names with the breaks that put them on up to three lines; on more if else two were the same."""
    short = {n: textwrap.wrap(n, side.characters, max_lines=3, placeholder="…") for n in names}
    whole = {n: textwrap.wrap(n, side.characters) for n in names}
    told_apart = len({tuple(lines) for lines in short.values()}) == len(set(names))
    return {n: _BREAK.join(lines) for n, lines in (short if told_apart else whole).items()}


def _names(names: list[str], place: Place) -> View:
    axis: View = {"labels": False, "ticks": False, "domain": True, "grid": True, "gridDash": [1, 3]}
    if place.first:
        several = f"indexof(datum.label, '{_BREAK}') > 0"
        axis |= {
            "labels": True,
            "labelExpr": f"split(datum.label, '{_BREAK}')",
            # The first of several lines stands above the middle of the row.
            "labelBaseline": {"condition": {"test": several, "value": "bottom"}, "value": "middle"},
            "labelFontSize": 10,
            "labelLimit": place.side.width,
            "labelLineHeight": _LINE,
            "labelPadding": 7,  # room for a point that lies on the axis
            "minExtent": place.side.width,
            "maxExtent": place.side.width,
        }
    scale = {"domain": names}
    return {"field": "name", "type": "nominal", "sort": names, "scale": scale, "title": None, "axis": axis}


def _numbers(scale: Scale, language: str, shown: bool) -> View:
    return {
        "values": list(scale.ticks),
        "labels": shown,
        "ticks": shown,
        "labelExpr": axis_number(language),
        "labelFontSize": 9,
        "labelFlush": True,
        "grid": True,
    }
