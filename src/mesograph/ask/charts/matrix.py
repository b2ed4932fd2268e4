"""Two things crossed, coloured by a third."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import altair as alt

from mesograph.ask import words
from mesograph.ask.answer import Answer
from mesograph.ask.charts.columns import Roles, amount
from mesograph.ask.charts.frame import COLOURS, INK, Panel, Records, axis_number, data, side_axis

_SIDE = 24
_LABELLED = 400


def matrix(answer: Answer) -> Panel:
    """Return one cell per pair; several rows of a pair are summed, or averaged where they are shares."""
    roles = Roles(answer)
    row_place, column_place = _sides(roles)
    value = roles.first("value", ("share", "number", "integer", "boolean", "concept"))
    kind = roles.column(value).type
    cells: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in answer.rows:
        if row[value] is not None:
            key = (roles.text(row, row_place) or "–", roles.text(row, column_place) or "–")
            cells[key].append(amount(row[value]) if words.is_number(kind) else roles.text(row, value))
    records = [_record(answer, key, values, kind) for key, values in cells.items()]
    return _tiles(records, roles, row_place, column_place, value)


def _sides(roles: Roles) -> tuple[int, int]:
    """Return the columns for rows and columns; unless the head names them, what varies most is for rows."""
    row, column = roles.place("row"), roles.place("column")
    free = sorted((i for i in roles.words() if i not in (row, column)), key=lambda i: -roles.variety(i))
    if row is None:
        row = free.pop(0) if free else roles.needed("row")
    if column is None:
        column = free.pop() if free else roles.needed("column")
    return row, column


def _record(answer: Answer, key: tuple[str, str], values: list[Any], kind: str) -> dict[str, Any]:
    if not words.is_number(kind):
        return {"row": key[0], "column": key[1], "value": values[0], "label": values[0]}
    total = sum(values) / (len(values) if kind == "share" else 1)
    label = words.number(total, answer.language, 2 if kind == "share" else None)
    return {"row": key[0], "column": key[1], "value": total, "label": label}


def _tiles(records: Records, roles: Roles, row_place: int, column_place: int, value: int) -> Panel:
    rows = list(dict.fromkeys(r["row"] for r in records))
    columns = list(dict.fromkeys(r["column"] for r in records))
    base = alt.Chart(data(records)).encode(
        y=alt.Y("row:N", sort=rows, title=roles.title(row_place), axis=side_axis()),
        x=alt.X(
            "column:N",
            sort=columns,
            title=roles.title(column_place),
            axis=alt.Axis(grid=False, labelAngle=-40),
        ),
    )
    numeric = words.is_number(roles.column(value).type)
    colour = _amounts(roles, value) if numeric else _kinds(records, roles.title(value))
    tiles = base.mark_rect(stroke="white").encode(color=colour)
    size = {"width": max(120, len(columns) * (_SIDE + 18)), "height": max(40, len(rows) * _SIDE)}
    if not numeric or len(records) > _LABELLED:
        plain_tiles: Panel = tiles.properties(**size)
        return plain_tiles
    text = base.mark_text(fontSize=10, color=INK).encode(text="label:N")
    panel: Panel = (tiles + text).properties(**size)
    return panel


def _amounts(roles: Roles, value: int) -> alt.Color:
    legend = alt.Legend(labelExpr=axis_number(roles.answer.language))
    # The range ends before the darkest tones, so that dark numbers stay readable on every tile.
    scale = alt.Scale(range=["#F2F7FB", COLOURS[4]])
    return alt.Color("value:Q", title=roles.title(value), scale=scale, legend=legend)


def _kinds(records: Records, title: str) -> alt.Color:
    names = sorted({r["value"] for r in records})
    scale = alt.Scale(domain=names, range=[COLOURS[i % len(COLOURS)] for i in range(len(names))])
    return alt.Color("value:N", title=title, scale=scale)
