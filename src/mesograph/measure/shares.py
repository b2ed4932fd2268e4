"""Shares that are divided here and not in SPARQL, where engines differ on integer division."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from mesograph.measure.inputs import Measured, number, records
from mesograph.store.protocol import Row, Table, Value


def share_by_group(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return the rows with `share` added: the last numeric column over its sum for the same first column."""
    totals: dict[Value, float] = defaultdict(float)
    for row in table.rows:
        totals[row[0]] += number(row[-1])
    rows: list[Row] = [
        (*row, number(row[-1]) / totals[row[0]] if totals[row[0]] else None) for row in table.rows
    ]
    return Measured((*table.columns, "share"), rows)


def transfer_progress(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return territory, transferred, public, share per territory, and first the whole country."""
    rows: list[Row] = []
    moved = public = 0.0
    for row in records(table):
        here, all_public = number(row["transferred"]), number(row["public"])
        moved, public = moved + here, public + all_public
        rows.append((row["territory"], int(here), int(all_public), here / all_public if all_public else None))
    if rows:
        rows.insert(
            0, (parameters.get("country"), int(moved), int(public), moved / public if public else None)
        )
    return Measured(("territory", "transferred", "public", "share"), rows)


def share_of_columns(part: str, whole: str) -> Callable[[Table, Mapping[str, Value]], Measured]:
    """Return a measure that adds `share`: one column of the question over another."""

    def measure(table: Table, parameters: Mapping[str, Value]) -> Measured:
        rows: list[Row] = [
            (*row.values(), number(row[part]) / number(row[whole]) if number(row[whole]) else None)
            for row in records(table)
        ]
        return Measured((*table.columns, "share"), rows)

    return measure
