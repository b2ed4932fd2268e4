"""Strength of evidence in several countries: M9 over the relations that enter figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mesograph.compare.figure import SYSTEM, Counted, Figure, figures, nothing
from mesograph.compare.piece import Found
from mesograph.measure.inputs import Record, number, records
from mesograph.measure.sensitivity import AS_DEFINED
from mesograph.store.protocol import Value

PER_TYPE = "per-relation-type"
# Columns of `queries/measures/evidence-of-relations.rq` and the components they become.
PARTS: Mapping[str, str] = {
    "verified": "verified-share",
    "single": "single-source-share",
    "contested": "contested-share",
}


def evidence_figures(found: Found) -> list[Figure]:
    """Return per type of relation, and for all, the shares that are verified, on one source, contested.

    Shares are of the relations that may be counted; one that may not, once it may, can be anything.
    """
    counted: dict[Value, Record] = {}
    left_out: dict[Value, float] = defaultdict(float)
    for row in records(found.table("evidence-of-relations")):
        if row["countable"] is True:
            counted[row["relation_type"]] = row
        else:
            left_out[row["relation_type"]] += number(row["relations"])
    types = sorted({*counted, *left_out}, key=str)
    sizes = {kind: number(counted[kind]["relations"]) if kind in counted else 0.0 for kind in types}
    rows = []
    for kind in types:
        own = Counted.plainly(sizes[kind], left_out[kind], "relations")
        shares = _shares([counted[kind]]) if kind in counted else None
        rows += figures(found.country, kind, {AS_DEFINED: shares} if shares else {}, own)
    every = Counted.plainly(sum(sizes.values()), sum(left_out.values()), "relations")
    return [*rows, *_all(found, list(counted.values()), every)]


def _shares(rows: list[Record]) -> dict[Value, float]:
    total = sum(number(row["relations"]) for row in rows)
    return {name: sum(number(row[column]) for row in rows) / total for column, name in PARTS.items()}


def _all(found: Found, rows: list[Record], counted: Counted) -> list[Figure]:
    if not rows:
        return [nothing(found.country, SYSTEM, counted)]
    each = [_shares([row]) for row in rows]
    values: dict[str, Mapping[Value, float]] = {
        AS_DEFINED: _shares(rows),
        PER_TYPE: {name: sum(s[name] for s in each) / len(each) for name in PARTS.values()},
    }
    return figures(found.country, SYSTEM, values, counted)
