"""When two kinds are one hand: a body and its organ, or one kind under a wider and a narrower name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mesograph.measure.inputs import Record, records
from mesograph.store.protocol import Table, Value

Wider = Mapping[Value, set[Value]]


def wider_kinds(table: Table) -> Wider:
    """Return kind to the kinds directly wider than it, from the rows whose part is `wider`."""
    wider: dict[Value, set[Value]] = defaultdict(set)
    for row in records(table):
        if row["part"] == "wider":
            wider[row["agent"]].add(row["wider"])
    return wider


def same_hand(one: Record, other: Record, wider: Wider) -> bool:
    """Tell whether two rows with `agent` and `body` speak of one hand."""
    a, b = (row["body"] or row["agent"] for row in (one, other))
    return a == b or b in above(a, wider) or a in above(b, wider)


def above(kind: Value, wider: Wider) -> set[Value]:
    """Return every kind that is wider than this one, at any distance."""
    found: set[Value] = set()
    open_ends = {kind}
    while open_ends:
        open_ends = {w for k in open_ends for w in wider.get(k, ())} - found
        found |= open_ends
    return found
