"""Decision mass on the ladder of tiers: how it lies on one day, or on two."""

from __future__ import annotations

from typing import Any

import altair as alt

from mesograph.ask import words
from mesograph.ask.answer import Answer
from mesograph.ask.charts.columns import Roles, amount, code
from mesograph.ask.charts.frame import (
    COLOURS,
    INK,
    WIDTH,
    Panel,
    Records,
    axis_number,
    data,
    side_axis,
)

# From the top of the ladder down; what stands beside the ladder comes first and last.
LADDER = (
    "supranational",
    "national",
    "meso-regional",
    "meso-intermediate",
    "meso-local",
    "school",
    "external",
)
RUNG = 34  # height of one tier, in pixels


def rung(tier: str) -> int:
    """Return the place of a tier from the top; unknown ones come last."""
    return LADDER.index(tier) if tier in LADDER else len(LADDER)


def profile(answer: Answer) -> Panel:
    """Return bars of share per tier, in pairs when the answer has a column `when`."""
    roles = Roles(answer)
    tier, share, when = roles.needed("tier"), roles.first("share", ("share", "number")), roles.place("when")
    records: Records = []
    for row in answer.rows:
        value = amount(row[share])
        if value is not None and code(row[tier]):
            group = roles.text(row, when) if when is not None else ""
            records.append(tier_bar(answer, code(row[tier]), roles.text(row, tier), value, group))
    groups = list(dict.fromkeys(r["when"] for r in records))
    return tier_bars(answer, records, groups, roles.title(tier), roles.title(share), WIDTH - 170)


def tier_bar(answer: Answer, tier: str, name: str, value: float, when: str) -> dict[str, Any]:
    """Return the record of one bar."""
    label = words.number(value, answer.language, 2)
    return {"tier": tier, "name": name, "value": value, "when": when, "label": label}


def _names(records: Records, key: str = "name", tier: str = "tier") -> list[str]:
    """Return the names of the tiers in the order of the ladder, top first."""
    found = {r[key]: rung(r[tier]) for r in records}
    return sorted(found, key=lambda name: (found[name], name))


def tier_bars(answer: Answer, records: Records, groups: list[str], y: str, x: str, width: int) -> Panel:
    """Return bars of records per tier, top of the ladder first, side by side by the groups of `when`."""
    order = _names(records)
    top = max([r["value"] for r in records], default=1.0)
    rows = alt.Y("name:N", sort=order, title=y, axis=side_axis())
    numbers = alt.Axis(labelExpr=axis_number(answer.language), tickCount=4)
    base = alt.Chart(data(records)).encode(
        y=rows,
        yOffset=alt.YOffset("when:N", sort=groups),
        x=alt.X("value:Q", title=x, scale=alt.Scale(domain=[0, top * 1.18]), axis=numbers),
    )
    colour = alt.Color(
        "when:N",
        sort=groups,
        title=None,
        scale=alt.Scale(domain=groups, range=[COLOURS[4], COLOURS[0], *COLOURS[1:4]][: len(groups)]),
        legend=alt.Legend() if len(groups) > 1 else None,
    )
    text = base.mark_text(align="left", dx=4, fontSize=10, color=INK).encode(text="label:N")
    layers = base.mark_bar().encode(color=colour) + text
    panel: Panel = layers.properties(width=width, height=RUNG * max(len(order), 1))
    return panel
