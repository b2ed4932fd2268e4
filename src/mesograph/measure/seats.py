"""Who sits in no body of the middle tier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mesograph.measure.inputs import Measured, concept, records
from mesograph.store.protocol import Row, Table, Value

COLUMNS = ("sector", "stakeholder", "bodies", "share")
EVERY_SECTOR = concept("school-sector", "all")


def empty_seats(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return sector, stakeholder, bodies, share: for every sector together, then for each by itself.

    Each group begins with the number of bodies whose members are coded and the share of kinds without a seat
    in any of them; then follow these kinds. A sector without such a body has no group.
    """
    kinds: list[Value] = []
    seats: dict[Value, set[tuple[Value, Value]]] = defaultdict(set)
    for row in records(table):
        if row["part"] == "kind":
            kinds.append(row["member"])
        else:
            for sector in (EVERY_SECTOR, row["sector"]):
                seats[sector].add((row["body"], row["member"]))
    rows: list[Row] = []
    for sector in sorted(seats, key=lambda s: (s != EVERY_SECTOR, str(s))):
        seated = {member for _, member in seats[sector]}
        without = sorted((k for k in kinds if k not in seated), key=str)
        bodies = len({body for body, _ in seats[sector]})
        rows.append((sector, None, bodies, len(without) / len(kinds)))
        rows += [(sector, kind, None, None) for kind in without]
    return Measured(COLUMNS, rows)
