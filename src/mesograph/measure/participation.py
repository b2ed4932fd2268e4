"""M6, participation depth: how binding a body's acts are, times how many kinds of people sit in it."""

from __future__ import annotations

from collections.abc import Mapping

from mesograph.measure.inputs import Measured, number, records
from mesograph.store.protocol import Row, Table, Value

HIGHEST_RANK = 5
STAKEHOLDER_KINDS = 8


def depth(rank: float, seats: float) -> float:
    """Return rank / 5 times kinds with a seat / 8, from 0 to 1; the order of ranks is this project's own."""
    return rank / HIGHEST_RANK * seats / STAKEHOLDER_KINDS


def participation_depth(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return unit_kind, tier, body, power, seats, depth; depth is empty where the members are not coded."""
    rows: list[Row] = []
    for row in records(table):
        seats = number(row["seats"])
        value = depth(number(row["rank"]), seats) if seats else None
        rows.append((row["unit_kind"], row["tier"], row["body"], row["power"], int(seats), value))
    return Measured(("unit_kind", "tier", "body", "power", "seats", "depth"), rows)
