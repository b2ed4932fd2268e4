"""Strength of evidence in several countries: M9 over the relations that enter figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mesograph.compare.figure import SYSTEM, Counted, Figure, figures, nothing
from mesograph.compare.piece import Found
from mesograph.measure.evidence import Strength, grounds, strength
from mesograph.measure.inputs import Record, grouped, number, records
from mesograph.measure.sensitivity import AS_DEFINED
from mesograph.store.protocol import Value

PER_TYPE = "per-relation-type"
OFFICIAL, SINGLE, CONTESTED = "official-share", "single-source-share", "contested-share"


def evidence_figures(found: Found) -> list[Figure]:
    """Return per type of relation, and for all, the shares that are official, on one source, contested.

    Shares are of the relations that may be counted; one that may not, once it may, can be anything.
    """
    by_type: dict[Value, list[Record]] = defaultdict(list)
    for row in records(found.table("evidence-strength")):
        by_type[row["relation_type"]].append(row)
    known = {kind: strength(grounds(rows).values()) for kind, rows in by_type.items()}
    uncounted = grouped(found.table("relations-left-out"), "relation_type")
    left_out = {row["relation_type"]: number(row["relations"]) for row in uncounted}
    rows = []
    for kind in sorted({*known, *left_out}, key=str):
        own = known.get(kind, Strength(0, 0, 0, 0))
        counted = Counted.plainly(own.inputs, left_out.get(kind, 0), "relations")
        rows += figures(found.country, kind, {AS_DEFINED: _shares(own)}, counted)
    every = strength(grounds(records(found.table("evidence-strength"))).values())
    counted = Counted.plainly(every.inputs, sum(left_out.values()), "relations")
    return [*rows, *_all(found, every, [_shares(own) for own in known.values()], counted)]


def _shares(own: Strength) -> dict[Value, float]:
    if not own.inputs:
        return {}
    return {
        OFFICIAL: own.official / own.inputs,
        SINGLE: own.single / own.inputs,
        CONTESTED: own.contested / own.inputs,
    }


def _all(found: Found, every: Strength, each: list[dict[Value, float]], counted: Counted) -> list[Figure]:
    shares = _shares(every)
    if not shares:
        return [nothing(found.country, SYSTEM, counted)]
    mean = {name: sum(own[name] for own in each) / len(each) for name in shares}
    values: dict[str, Mapping[Value, float]] = {AS_DEFINED: shares, PER_TYPE: mean}
    return figures(found.country, SYSTEM, values, counted)
