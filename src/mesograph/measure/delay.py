"""How many days pass between a law in force and its first effect on each unit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from statistics import median

from mesograph.measure.inputs import Measured, Record, notation, records
from mesograph.store.protocol import Row, Table, Value

COLUMNS = ("unit", "in_force", "first_transfer", "precision", "status", "days")
ANNOUNCED = "announced"


def delay(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return unit, in_force, first_transfer, precision, status, days per unit; first the median of the facts.

    A unit that has begun to take over is not listed again with what is only announced for the rest.
    """
    found = list(records(table))
    facts = [r for r in found if notation(r["status"]) != ANNOUNCED]
    begun = {r["unit"] for r in facts}
    announced = [r for r in found if r["unit"] not in begun]
    rows: list[Row] = [_row(r) for r in (*facts, *announced)]
    if facts:
        middle = median(_days(r) for r in facts)
        rows.insert(0, (parameters.get("country"), facts[0]["in_force"], None, None, None, middle))
    return Measured(COLUMNS, rows)


def _days(row: Record) -> int:
    return (date.fromisoformat(str(row["first_transfer"])) - date.fromisoformat(str(row["in_force"]))).days


def _row(row: Record) -> Row:
    return (*(row[c] for c in COLUMNS[:-1]), _days(row))
