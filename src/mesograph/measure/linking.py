"""How many units other data can be joined to."""

from __future__ import annotations

from collections.abc import Mapping

from mesograph.measure.inputs import Measured, grouped, number
from mesograph.store.protocol import Row, Table, Value

COUNTS = ("units", "coded", "matched", "linkable")


def linkable_units(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return kind, units, coded, matched, linkable, share (linkable over units); last the whole country."""
    rows: list[Row] = []
    totals = dict.fromkeys(COUNTS, 0)
    for row in grouped(table, "kind"):
        counts = {name: int(number(row[name])) for name in COUNTS}
        totals = {name: totals[name] + counts[name] for name in COUNTS}
        rows.append((row["kind"], *counts.values(), counts["linkable"] / counts["units"]))
    if rows:
        rows.append((parameters.get("country"), *totals.values(), totals["linkable"] / totals["units"]))
    return Measured(("kind", *COUNTS, "share"), rows)
