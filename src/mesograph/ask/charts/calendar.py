"""Events on dates: what happened in full colour, what is only announced in outline."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import altair as alt

from mesograph.ask import words
from mesograph.ask.answer import Answer
from mesograph.ask.charts.columns import Roles, amount, code
from mesograph.ask.charts.frame import BLUE, INK, WIDTH, Panel, Records, axis_number, data
from mesograph.store.protocol import Row

_MOST_DATES = 18
_SURE = ("de-jure", "fact", "false", "False")


def calendar(answer: Answer) -> Panel:
    """Return bars of units, and of schools if the answer has them, per date or, with many dates, per year."""
    roles = Roles(answer)
    date = _date(roles)
    dates = {str(row[date]) for row in answer.rows if row[date] is not None}
    length = 4 if len(dates) > _MOST_DATES else 10
    panels = [_panel(answer, roles, "units", length)]
    if roles.place("schools") is not None:
        panels.append(_panel(answer, roles, "schools", length))
    return panels[0] if len(panels) == 1 else alt.vconcat(*panels, spacing=18)


def _panel(answer: Answer, roles: Roles, role: str, length: int) -> Panel:
    date, status, place = (
        _date(roles),
        roles.place("status"),
        roles.place(role, "unit") if role == "units" else roles.place(role),
    )
    totals: dict[tuple[str, bool], float] = defaultdict(float)
    seen: set[tuple[str, bool, object]] = set()
    for row in answer.rows:
        if row[date] is None:
            continue
        key = (str(row[date])[:length], _announced(row, status))
        if place is None:
            totals[key] += 1
        elif (size := amount(row[place])) is not None and words.is_number(roles.column(place).type):
            totals[key] += size
        elif (*key, row[place]) not in seen:
            seen.add((*key, row[place]))
            totals[key] += 1
    named = place is not None and words.is_number(roles.column(place).type)
    title = roles.title(place) if place is not None and named else words.term("transfers", answer.language)
    return _bars(_records(answer, totals), title, roles.title(date), answer.language)


def _date(roles: Roles) -> int:
    """Return the column of dates: the one named, else the last one, for what was planned stands before it."""
    place = roles.place("date")
    dates = [i for i, column in enumerate(roles.answer.columns) if column.type == "date"]
    return place if place is not None else dates[-1] if dates else roles.needed("date")


def _announced(row: Row, status: int | None) -> bool:
    return status is not None and row[status] is not None and code(row[status]) not in _SURE


def _records(answer: Answer, totals: dict[tuple[str, bool], float]) -> Records:
    names = [words.term(name, answer.language) for name in ("status-fact", "status-announced")]
    return [
        {"when": when, "status": names[late], "count": n, "label": words.number(n, answer.language)}
        for (when, late), n in sorted(totals.items())
    ]


def _looks(records: Records, language: str) -> dict[str, Any]:
    """Return fill and outline by status; the legend goes without saying where all is fact."""
    names = [words.term(name, language) for name in ("status-fact", "status-announced")]
    legend = alt.Legend() if any(r["status"] == names[1] for r in records) else None
    fills = alt.Scale(domain=names, range=[BLUE, "#DCEBF5"])
    dashes = alt.Scale(domain=names, range=[[1, 0], [4, 3]])
    return {
        "color": alt.Color("status:N", title=None, scale=fills, legend=legend),
        "strokeDash": alt.StrokeDash("status:N", title=None, scale=dashes, legend=legend),
    }


def _bars(records: Records, title: str, when: str, language: str) -> Panel:
    looks = _looks(records, language)
    base = alt.Chart(data(records)).encode(
        x=alt.X(
            "when:O",
            title=when,
            axis=alt.Axis(labelAngle=-45 if records and len(records[0]["when"]) > 4 else 0),
        ),
        y=alt.Y(
            "count:Q",
            title=title,
            stack="zero",
            axis=alt.Axis(tickMinStep=1, labelExpr=axis_number(language, "d")),
        ),
        order=alt.Order("status:N", sort="descending"),
    )
    bars = base.mark_bar(stroke=BLUE, strokeWidth=1).encode(**looks)
    top = alt.Chart(data(_totals(records))).encode(x="when:O", y=alt.Y("count:Q"))
    text = top.mark_text(dy=-7, fontSize=10, color=INK).encode(text="label:N")
    panel: Panel = (bars + text).properties(width=WIDTH - 60, height=170)
    return panel


def _totals(records: Records) -> Records:
    sums: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        sums[record["when"]].append(record)
    return [
        {
            "when": when,
            "count": sum(r["count"] for r in parts),
            "label": " + ".join(r["label"] for r in parts),
        }
        for when, parts in sums.items()
    ]
