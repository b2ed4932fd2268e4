"""How decision mass moved between tiers: what moved up is blue, down orange, what stayed grey."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from typing import Any

import altair as alt

from mesograph.ask import words
from mesograph.ask.answer import Answer
from mesograph.ask.charts.columns import Roles, amount, code
from mesograph.ask.charts.frame import BLUE, GREY, INK, ORANGE, WIDTH, Panel, Records, data, side_axis
from mesograph.ask.charts.tiers import RUNG, rung, tier_bar, tier_bars
from mesograph.store.protocol import Row

_TRACE = 0.0005  # below this, nothing but rounding stayed
Moved = dict[tuple[str, str], float]


def flow(answer: Answer) -> Panel:
    """Return what moved between tiers; with shares before and after beside it when the answer has them."""
    roles = Roles(answer)
    reading = roles.place("reading")
    if reading is None:
        return _reading(answer, roles, answer.rows, "")
    groups: dict[str, list[Row]] = {}
    sector = roles.place("sector")
    places = [reading] if sector is None else [reading, sector]
    for row in answer.rows:
        title = ": ".join(filter(None, (roles.text(row, place) for place in places)))
        groups.setdefault(title, []).append(row)
    panels = [_reading(answer, roles, rows, name) for name, rows in groups.items()]
    return panels[0] if len(panels) == 1 else alt.vconcat(*panels, spacing=28)


def _reading(answer: Answer, roles: Roles, rows: list[Row], title: str) -> alt.HConcatChart:
    names: dict[str, str] = {}
    for place in _ends(roles):
        names |= {code(row[place]): roles.text(row, place) for row in rows if row[place] is not None}
    shares = _shares(answer, roles, rows, names)
    before = {r["tier"]: r["value"] for r in shares if r["part"] == "share-before"}
    panels: list[Any] = []
    if shares:
        groups = [words.term(when, answer.language) for when in ("before", "after")]
        panels.append(
            tier_bars(answer, shares, groups, "", words.term("share-of-mass", answer.language), 180)
        )
    panels.append(_matrix(answer, _moved(roles, rows), names, before, 270 if shares else WIDTH - 200))
    heading = alt.TitleParams(title, subtitle=_headline(answer, roles, rows), fontSize=13, anchor="start")
    panel: alt.HConcatChart = alt.hconcat(*panels, spacing=30, title=heading)
    apart: alt.HConcatChart = panel.resolve_scale(color="independent")
    return apart


def _headline(answer: Answer, roles: Roles, rows: list[Row]) -> list[str]:
    """Return the components that are no tier's, as one or two lines of text."""
    component, value, ends = (
        roles.place("component", "origin"),
        roles.needed("value", "share", "mass"),
        _ends(roles),
    )
    parts = [
        f"{roles.text(row, component)} {words.number(size, answer.language, 2)}"
        for row in rows
        if component is not None and all(row[i] is None for i in ends)
        for size in [amount(row[value])]
        if size is not None
    ]
    return textwrap.wrap(" · ".join(parts), 104, break_on_hyphens=False)


def _ends(roles: Roles) -> tuple[int, int]:
    return roles.needed("from", "from_tier"), roles.needed("to", "to_tier")


def _moved(roles: Roles, rows: list[Row]) -> Moved:
    """Return mass per pair of tiers, from the rows that name both."""
    start, end = _ends(roles)
    value = roles.needed("value", "share", "mass")
    moved: Moved = defaultdict(float)
    for row in rows:
        if row[start] is not None and row[end] is not None:
            moved[code(row[start]), code(row[end])] += amount(row[value]) or 0.0
    return moved


def _shares(answer: Answer, roles: Roles, rows: list[Row], names: dict[str, str]) -> Records:
    """Return the shares per tier before and after, from the rows whose component says so."""
    component = roles.place("component", "origin")
    value, (start, end) = roles.needed("value", "share", "mass"), _ends(roles)
    shares: Records = []
    for row in rows:
        part = code(row[component]) if component is not None else ""
        tier = code(row[start] if row[start] is not None else row[end])
        size = amount(row[value])
        if part in ("share-before", "share-after") and tier and size is not None:
            when = words.term(part.removeprefix("share-"), answer.language)
            shares.append({**tier_bar(answer, tier, names[tier], size, when), "part": part})
    return shares


def _matrix(
    answer: Answer, moved: Moved, names: dict[str, str], before: dict[str, float], width: int
) -> alt.LayerChart:
    """Return from-tier against to-tier; what stayed, known from the shares before, is the grey diagonal."""
    cells = _cells(answer, moved, names, before)
    order = [names[tier] for tier in sorted(names, key=lambda t: (rung(t), t))]
    ways = [words.term(f"way-{way}", answer.language) for way in ("up", "down", "stayed")]
    largest = max([c["mass"] for c in cells], default=1.0)
    base = alt.Chart(data(cells)).encode(
        x=alt.X("to:N", **_side(order[::-1], words.term("to-tier", answer.language), _below())),
        y=alt.Y("from:N", **_side(order, words.term("from-tier", answer.language), side_axis())),
    )
    tiles = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=alt.Color("way:N", title=None, scale=alt.Scale(domain=ways, range=[BLUE, ORANGE, GREY])),
        opacity=alt.Opacity("mass:Q", scale=alt.Scale(domain=[0, largest], range=[0.15, 0.6]), legend=None),
    )
    text = base.mark_text(fontSize=11, color=INK).encode(text="label:N")
    panel: alt.LayerChart = (tiles + text).properties(width=width, height=RUNG * max(len(order), 1))
    return panel


def _below() -> alt.Axis:
    return alt.Axis(grid=False, ticks=False, domain=False, labelAngle=-30)


def _side(names: list[str], title: str, axis: alt.Axis) -> dict[str, Any]:
    return {"sort": names, "scale": alt.Scale(domain=names), "title": title, "axis": axis}


def _cells(answer: Answer, moved: Moved, names: dict[str, str], before: dict[str, float]) -> Records:
    stayed = {
        tier: share - sum(m for (a, _), m in moved.items() if a == tier) for tier, share in before.items()
    }
    kept = [((tier, tier), mass) for tier, mass in stayed.items() if mass > _TRACE]
    cells: Records = []
    for (a, b), mass in [*moved.items(), *kept]:
        way = "stayed" if a == b else "up" if rung(b) < rung(a) else "down"
        label = words.number(mass, answer.language, 2)
        way = words.term(f"way-{way}", answer.language)
        cells.append({"from": names[a], "to": names[b], "mass": mass, "way": way, "label": label})
    return cells
