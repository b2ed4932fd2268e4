"""How many days pass between a law in force and its first effect on each unit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from statistics import median

from mesograph.measure.inputs import Measured, records
from mesograph.store.protocol import Row, Table, Value


def delay(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return unit, in_force, first_transfer, precision, days per unit, and first the median over all units."""
    rows: list[Row] = []
    days: list[int] = []
    for row in records(table):
        passed = (
            date.fromisoformat(str(row["first_transfer"])) - date.fromisoformat(str(row["in_force"]))
        ).days
        days.append(passed)
        rows.append((row["unit"], row["in_force"], row["first_transfer"], row["precision"], passed))
    if rows:
        rows.insert(0, (parameters.get("country"), rows[0][1], None, None, median(days)))
    return Measured(("unit", "in_force", "first_transfer", "precision", "days"), rows)
