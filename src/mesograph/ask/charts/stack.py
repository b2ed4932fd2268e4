"""Parts of a whole laid end to end: one bar per thing, cut by tier, one panel per group."""

from __future__ import annotations

import altair as alt

from mesograph.ask import words
from mesograph.ask.answer import Answer
from mesograph.ask.charts.columns import Roles, amount, code
from mesograph.ask.charts.frame import COLOURS, WIDTH, Panel, Records, axis_number, data, side_axis
from mesograph.ask.charts.tiers import LADDER, rung
from mesograph.errors import QueryError

BAR = 24  # height of one bar, in pixels
_LABELLED = 0.08  # what is narrower has no room for its number
# One colour per tier in every answer, so that pictures of countries can lie side by side.
_COLOUR = dict(zip(reversed(LADDER), [COLOURS[i] for i in (7, 0, 1, 2, 3, 5, 6)], strict=True))


def stack(answer: Answer) -> Panel:
    """Return bars of one length cut into the shares of the tiers, the lowest tier first."""
    roles = Roles(answer)
    records = _records(roles)
    if not records:
        raise QueryError("plot-empty", id=answer.question.id)
    tiers = sorted({(rung(r["tier"]), r["part"], r["tier"]) for r in records}, reverse=True)
    groups = list(dict.fromkeys(r["group"] for r in records))
    bars = list(dict.fromkeys(r["bar"] for r in records))
    colour = _colour([name for _, name, _ in tiers], [_COLOUR.get(tier, COLOURS[7]) for *_, tier in tiers])
    panels = [_panel(roles, records, group, bars, colour) for group in groups]
    one: Panel = panels[0] if len(panels) == 1 else alt.vconcat(*panels, spacing=10)
    return one


def _records(roles: Roles) -> Records:
    part, size = roles.needed("part", "tier"), roles.first("value", ("share", "number"))
    bar = roles.needed("category", "domain")
    group = roles.place("group", "sector")
    if group == bar:  # one bar per thing needs no panels
        group = None
    records: Records = []
    for row in roles.answer.rows:
        value = amount(row[size])
        if value:
            records.append(
                {
                    "group": "" if group is None else roles.text(row, group),
                    "bar": roles.text(row, bar),
                    "part": roles.text(row, part),
                    "tier": code(row[part]),
                    "order": -rung(code(row[part])),
                    "value": value,
                    "label": words.number(value, roles.answer.language, 2) if value >= _LABELLED else "",
                }
            )
    return records


def _colour(parts: list[str], colours: list[str]) -> alt.Color:
    return alt.Color("part:N", sort=parts, title=None, scale=alt.Scale(domain=parts, range=colours))


def _panel(roles: Roles, records: Records, group: str, bars: list[str], colour: alt.Color) -> Panel:
    value, language = roles.first("value", ("share", "number")), roles.answer.language
    base = alt.Chart(data([r for r in records if r["group"] == group])).encode(
        y=alt.Y("bar:N", sort=bars, title=None, axis=side_axis()),
        x=alt.X(
            "value:Q",
            title=roles.title(value),
            stack="zero",
            scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(labelExpr=axis_number(language), tickCount=5),
        ),
        order=alt.Order("order:Q"),
    )
    text = base.mark_text(align="right", dx=-4, fontSize=10, color="white").encode(text="label:N")
    title = alt.TitleParams(group, fontSize=12, anchor="start", offset=4)
    panel: Panel = (base.mark_bar().encode(color=colour) + text).properties(
        title=title, width=WIDTH - 200, height=BAR * len({r["bar"] for r in records if r["group"] == group})
    )
    return panel
