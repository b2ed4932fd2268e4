"""How many layers lie between the ministry and the classroom: chains of hierarchy that end with the owner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from statistics import median

from mesograph.measure.inputs import Measured, number, records
from mesograph.store.protocol import Row, Table, Value

LONGEST = 12
Holding = tuple[float | None, list[tuple[Value, ...]]]
"""Schools of one owner, None if unknown, and its chains up to the ministry."""


def chains(
    parents: Mapping[Value, list[Value]], unit: Value, top: set[Value], length: int = 0
) -> Iterator[tuple[Value, ...]]:
    """Yield every chain of units from `unit` up to a ministry, without the ministry itself."""
    if unit in top:
        yield ()
        return
    if length < LONGEST:
        for parent in parents.get(unit, []):
            for rest in chains(parents, parent, top, length + 1):
                yield (unit, *rest)


def layers(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return owner_kind, schools, shortest, longest, median_layers, tiers.

    Layers are the units strictly between ministry and school, the owner included; `tiers` counts distinct
    tiers among them. Empty where no chain of hierarchy reaches the ministry: the owner is not under its
    orders. `schools` is empty where nobody counted them.
    """
    parents: dict[Value, list[Value]] = defaultdict(list)
    tier_of: dict[Value, Value] = {}
    top: set[Value] = set()
    owners = []
    for row in records(table):
        if row["part"] == "edge":
            parents[row["unit"]].append(row["parent"])
        elif row["part"] == "ministry":
            top.add(row["unit"])
        else:
            owners.append(row)
        tier_of[row["unit"]] = row["tier"]
    groups: dict[Value, list[Holding]] = defaultdict(list)
    for row in owners:
        count = None if row["gaps"] else number(row["schools"])
        groups[row["kind"]].append((count, list(chains(parents, row["unit"], top))))
    return Measured(
        ("owner_kind", "schools", "shortest", "longest", "median_layers", "tiers"),
        [_summary(kind, found, tier_of) for kind, found in groups.items()],
    )


def _summary(kind: Value, found: list[Holding], tier_of: Mapping[Value, Value]) -> Row:
    schools = None if any(n is None for n, _ in found) else int(sum(n or 0 for n, _ in found))
    lengths = [len(chain) for _, options in found for chain in options]
    if not lengths:
        return (kind, schools, None, None, None, None)
    # One shortest chain per school, so that an owner of many schools weighs as many.
    per_school = [
        float(min(map(len, options)))
        for n, options in found
        if options
        for _ in range(1 if n is None else int(n))
    ]
    tiers = max(len({tier_of.get(u) for u in chain}) for _, options in found for chain in options)
    return (kind, schools, min(lengths), max(lengths), median(per_school) if per_school else None, tiers)
