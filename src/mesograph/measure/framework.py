"""Decisions taken within limits that somebody else has set."""

from __future__ import annotations

from collections.abc import Mapping

from mesograph.measure.inputs import Measured, Record, concept
from mesograph.measure.sectors import Sectors, sort_sectors
from mesograph.store.protocol import Row, Table, Value

COLUMNS = ("sector", "decision", "within", "setter", "setter_tier")


def framed_part(deciders: list[Record]) -> float:
    """Return the part of the deciding kinds that decide within a framework, from 0 to 1."""
    framed = {row["agent"] for row in deciders if row["within"] is True}
    return len(framed) / len({row["agent"] for row in deciders})


def framework_share(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return sector, decision, within, setter, setter_tier; each sector begins with its weighted mean.

    A decision has one row per kind that sets its framework, and one without a setter if none is coded.
    Coverage is in pairs of sector and decision.
    """
    found = sort_sectors(table)
    rows: list[Row] = []
    counted = 0
    for sector in found.names:
        parts = {d: framed_part(deciders) for d, deciders in found.counted(("decider",), sector).items()}
        counted += len(parts)
        name = concept("school-sector", sector)
        rows.append((name, None, found.mean(parts), None, None))
        for decision, part in parts.items():
            if part:
                rows += [
                    (name, concept("decision", decision), part, *setter)
                    for setter in _setters(found, sector, decision)
                ]
    return Measured(COLUMNS, rows, counted, found.pairs - counted)


def _setters(found: Sectors, sector: str, decision: str) -> list[Row]:
    known = {
        (row["agent"], row["tier"])
        for row in found.rows("setter", sector, decision)
        if row["countable"] is True
    }
    return sorted(known, key=str) or [(None, None)]
