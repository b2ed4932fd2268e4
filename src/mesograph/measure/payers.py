"""Decisions that are paid for by somebody who does not take them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mesograph.measure.inputs import Measured, concept
from mesograph.measure.kin import Wider, same_hand, wider_kinds
from mesograph.measure.sectors import Sectors, sort_sectors
from mesograph.store.protocol import Row, Table, Value

COLUMNS = ("sector", "decision", "decider", "decider_tier", "funder", "funder_tier", "apart")


def paid_by_others(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return sector, decision, decider, decider_tier, funder, funder_tier, apart.

    Each sector begins with its weighted mean of `apart`, which is 1 for a decision that no decider pays for
    and else 0. Only decisions count of which who decides and who pays are coded and all of them count;
    coverage is in pairs of sector and decision.
    """
    found = sort_sectors(table)
    wider = wider_kinds(table)
    rows: list[Row] = []
    counted = 0
    for sector in found.names:
        apart = _apart(found, sector, wider)
        counted += len(apart)
        rows.append((concept("school-sector", sector), *[None] * 5, found.mean(apart)))
        for decision, value in apart.items():
            rows += _pairs(found, sector, decision, value)
    return Measured(COLUMNS, rows, counted, found.pairs - counted)


def _apart(found: Sectors, sector: str, wider: Wider) -> dict[str, float]:
    """Return 1 or 0 for each decision with deciders and payers that all count."""
    apart: dict[str, float] = {}
    for decision in found.counted(("decider", "funder"), sector):
        deciders = found.rows("decider", sector, decision)
        funders = found.rows("funder", sector, decision)
        if deciders and funders:
            meet = any(same_hand(one, other, wider) for one in deciders for other in funders)
            apart[decision] = 0.0 if meet else 1.0
    return apart


def _pairs(found: Sectors, sector: str, decision: str, apart: float) -> Iterable[Row]:
    deciders, funders = (
        sorted({(r["agent"], r["tier"]) for r in found.rows(part, sector, decision)}, key=str)
        for part in ("decider", "funder")
    )
    key = (concept("school-sector", sector), concept("decision", decision))
    return [(*key, *one, *other, apart) for one in deciders for other in funders]
