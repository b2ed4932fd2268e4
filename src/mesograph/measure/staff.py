"""How many schools one support professional serves."""

from __future__ import annotations

from collections.abc import Mapping

from mesograph.measure.inputs import Measured, Record, grouped, number
from mesograph.measure.support import schools_of
from mesograph.store.protocol import Row, Table, Value


def schools_per_professional(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return unit, date, staff, schools, per_professional: the latest figure of each unit.

    Empty where some of the schools that the unit served on that date are not counted, or none is known.
    """
    latest: dict[Value, Record] = {}
    for row in grouped(table, "unit"):
        if row["unit"] not in latest or str(row["date"]) >= str(latest[row["unit"]]["date"]):
            latest[row["unit"]] = row
    rows: list[Row] = []
    for unit, row in latest.items():
        staff, schools = number(row["staff"]), schools_of(row)
        ratio = schools / staff if schools is not None and staff else None
        rows.append((unit, row["date"], int(staff), schools, ratio))
    return Measured(("unit", "date", "staff", "schools", "per_professional"), rows)
