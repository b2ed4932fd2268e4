"""Decisions that one tier takes in law and another in practice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mesograph.measure.inputs import Measured, notation, records
from mesograph.store.protocol import Row, Table, Value

COLUMNS = ("sector", "decision", "tier", "in_law", "in_practice", "pairs", "share")
LAW, PRACTICE = "de-jure", "de-facto"


def law_and_practice(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return sector, decision, tier, in_law, in_practice, pairs, share.

    First the number of pairs of sector and decision coded both in law and in practice, and the share of them
    in which the tiers differ; then one row per tier of the pairs that differ. Coverage is in pairs: those
    coded on one side only are excluded.
    """
    tiers: dict[tuple[Value, Value], dict[str, set[Value]]] = defaultdict(
        lambda: {LAW: set(), PRACTICE: set()}
    )
    for row in records(table):
        tiers[row["sector"], row["decision"]][notation(row["status"])].add(row["tier"])
    both = {pair: sides for pair, sides in tiers.items() if sides[LAW] and sides[PRACTICE]}
    parted = {pair: sides for pair, sides in both.items() if sides[LAW] != sides[PRACTICE]}
    rows: list[Row] = []
    if both:
        rows.append((None, None, None, None, None, len(both), len(parted) / len(both)))
    for pair, sides in parted.items():
        for tier in sorted(sides[LAW] | sides[PRACTICE], key=str):
            rows.append((*pair, tier, tier in sides[LAW], tier in sides[PRACTICE], None, None))
    return Measured(COLUMNS, rows, len(both), len(tiers) - len(both))
