"""One number per thing, as horizontal bars in the order of the answer."""

from __future__ import annotations

import altair as alt

from mesograph import lang
from mesograph.ask import words
from mesograph.ask.answer import Answer
from mesograph.ask.charts.columns import Roles, amount
from mesograph.ask.charts.frame import BLUE, COLOURS, INK, WIDTH, Panel, Records, axis_number, data, side_axis

MOST = 40
_THINGS = ("concept", "unit", "text", "date")
_NUMBERS = ("share", "number", "integer")


def bars(answer: Answer) -> Panel:
    """Return one bar per category, side by side by series; of more than 40 categories, the 40 largest."""
    roles = Roles(answer)
    category, value = roles.first("category", _THINGS), roles.first("value", _NUMBERS)
    records = _records(roles, category, value)
    every = list(dict.fromkeys(r["name"] for r in records))
    kept = _largest(records, every)
    records = [r for r in records if r["name"] in kept]
    panel = _bars(answer, records, kept, roles.title(category), roles.title(value))
    if len(kept) < len(every):
        note = lang.text("chart-largest", answer.language, shown=len(kept), total=len(every))
        panel.title = alt.TitleParams(note, fontSize=11, fontWeight="normal", anchor="start")
    return panel


def _records(roles: Roles, category: int, value: int) -> Records:
    answer = roles.answer
    series = _series(roles, category)
    decimals = 2 if roles.column(value).type == "share" else None
    records: Records = []
    for row in answer.rows:
        size = amount(row[value])
        if size is not None:
            name = roles.text(row, category) or "–"
            group = roles.text(row, series) if series is not None else ""
            label = words.number(size, answer.language, decimals)
            records.append({"name": name, "value": size, "series": group, "label": label})
    return records


def _series(roles: Roles, category: int) -> int | None:
    """Return the column that tells bars of one category apart, if there are several and no head names one."""
    place = roles.place("series")
    if place is not None or roles.variety(category) == len(roles.answer.rows):
        return place
    return next((i for i in roles.words() if i != category and roles.variety(i) <= len(COLOURS)), None)


def _largest(records: Records, names: list[str]) -> list[str]:
    if len(names) <= MOST:
        return names
    size: dict[str, float] = {}
    for record in records:
        size[record["name"]] = max(size.get(record["name"], 0.0), abs(record["value"]))
    chosen = set(sorted(names, key=lambda n: -size[n])[:MOST])
    return [name for name in names if name in chosen]


def _bars(answer: Answer, records: Records, names: list[str], y: str, x: str) -> alt.LayerChart:
    groups = list(dict.fromkeys(r["series"] for r in records))
    many = len(groups) > 1
    numbers = alt.Axis(
        labelExpr=axis_number(answer.language, ",.2~f" if answer.language == "en" else ".2~f"), tickCount=5
    )
    base = alt.Chart(data(records)).encode(
        y=alt.Y("name:N", sort=names, title=y, axis=side_axis()),
        x=alt.X("value:Q", title=x, axis=numbers, stack=None),
    )
    marks = base.mark_bar(color=BLUE)
    if many:
        scale = alt.Scale(domain=groups, range=[COLOURS[i % len(COLOURS)] for i in range(len(groups))])
        base = base.encode(yOffset=alt.YOffset("series:N", sort=groups))
        marks = base.mark_bar().encode(color=alt.Color("series:N", title=None, sort=groups, scale=scale))
    text = base.mark_text(align="left", dx=4, fontSize=10, color=INK).encode(text="label:N")
    height = len(names) * max(18, 13 * len(groups))
    panel: alt.LayerChart = (marks + text).properties(width=WIDTH - 240, height=height)
    return panel
