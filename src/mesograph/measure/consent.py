"""How many others must agree before a decision takes effect."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import fmean

from mesograph.measure.inputs import Measured, concept
from mesograph.measure.sectors import Sectors, sort_sectors
from mesograph.store.protocol import Row, Table, Value

COLUMNS = ("sector", "decision", "approver", "approver_tier", "consents")


def consents(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return sector, decision, approver, approver_tier, consents; each sector begins with its plain mean.

    `consents` counts the distinct kinds that must approve; a decision that needs none has no row of its own
    and counts as 0 in the mean. Coverage is in pairs of sector and decision.
    """
    found = sort_sectors(table)
    rows: list[Row] = []
    counted = 0
    for sector in found.names:
        needed = _needed(found, sector)
        counted += len(needed)
        name = concept("school-sector", sector)
        rows.append((name, None, None, None, fmean(map(len, needed.values())) if needed else None))
        for decision, approvers in needed.items():
            rows += [(name, concept("decision", decision), *a, len(approvers)) for a in approvers]
    return Measured(COLUMNS, rows, counted, found.pairs - counted)


def _needed(found: Sectors, sector: str) -> dict[str, list[Row]]:
    """Return decision to approvers, where every approver counts and something on the decision does.

    Who decides is of no matter here: a remembered decider leaves the number of consents as it is.
    """
    needed: dict[str, list[Row]] = {}
    for decision in sorted(found.domain):
        approvers = found.rows("approver", sector, decision)
        given = [row["countable"] is True for row in (*approvers, *found.rows("decider", sector, decision))]
        if any(given) and all(given[: len(approvers)]):
            needed[decision] = sorted({(row["agent"], row["tier"]) for row in approvers}, key=str)
    return needed
