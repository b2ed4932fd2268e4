"""Which schools lose all permanent support if one unit fails: those with one provider alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mesograph.measure.inputs import Measured
from mesograph.measure.resolution import Doer, Holder, World
from mesograph.measure.support import total_of
from mesograph.store.protocol import Row, Table, Value

COLUMNS = (
    "owner_kind",
    "schools",
    "providers",
    "sole_kind",
    "units",
    "lost",
    "share",
    "largest",
    "lost_by_one",
)
Rules = Sequence[tuple[Value, Value, bool]]
"""Kind, resolution and whether it counts, of each permanent support for the schools of an owner kind."""


@dataclass
class Reach:
    """Permanent support for the schools of one owner kind.

    `fewest` is the least number of providers of a school, None where none is counted; `sole` are the holders
    by their only provider. Holders with a second provider that does not count are in `doubtful`.
    """

    holders: list[Holder] = field(default_factory=list)
    fewest: int | None = None
    sole: dict[Doer, list[Holder]] = field(default_factory=lambda: defaultdict(list))
    doubtful: list[Holder] = field(default_factory=list)

    def add(self, holder: Holder, rules: Rules, world: World) -> None:
        """Add what supports the schools of one holder; a provider and its organs are one."""
        self.holders.append(holder)
        every = {world.doer(kind, how, holder) for kind, how, _ in rules}
        sure = {world.doer(kind, how, holder) for kind, how, counts in rules if counts}
        if sure:
            self.fewest = min(len(sure), len(sure) if self.fewest is None else self.fewest)
        if len(sure) == 1 and every == sure:
            self.sole[sure.pop()].append(holder)
        elif len(sure) == 1:
            self.doubtful.append(holder)


def schools(holders: Sequence[Holder]) -> int | None:
    """Return the schools of holders, None where nobody counts those of one of them."""
    return total_of([holder.schools for holder in holders])


def sole_support(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return owner_kind, schools, providers, sole_kind, units, lost, share, largest, lost_by_one.

    `lost` counts the schools whose only permanent provider is a unit of the kind, `lost_by_one` those of the
    unit on which most depend. One row per owner kind and kind of sole provider, or one without any; the last
    row is the country's, over the schools of which it is known.
    """
    world = World(table)
    rules: dict[Value, list[tuple[Value, Value, bool]]] = defaultdict(list)
    for row in world.parts["rule"]:
        rules[row["owner_kind"]].append((row["kind"], row["resolution"], row["countable"] is True))
    reached: dict[Value, Reach] = defaultdict(Reach)
    for holder in world.holders:
        reached[holder.kind].add(holder, rules[holder.kind], world)
    rows = [row for kind in sorted(reached, key=str) for row in _rows(kind, reached[kind])]
    if rows:
        rows.append(_country(parameters.get("country"), list(reached.values())))
    return Measured(COLUMNS, rows)


def _rows(kind: Value, reach: Reach) -> list[Row]:
    all_schools = schools(reach.holders)
    groups: dict[Value, dict[Doer, list[Holder]]] = defaultdict(dict)
    for doer, holders in reach.sole.items():
        groups[doer.kind][doer] = holders
    if not groups:
        known = reach.fewest is not None and not reach.doubtful
        lost, share = (0, 0.0) if known else (None, None)
        return [(kind, all_schools, reach.fewest, None, None, lost, share, None, None)]
    rows: list[Row] = []
    for sole in sorted(groups, key=str):
        lost = schools([holder for holders in groups[sole].values() for holder in holders])
        share = lost / all_schools if lost is not None and all_schools else None
        rows.append((kind, all_schools, reach.fewest, sole, *_units(groups[sole], lost, share)))
    return rows


def _units(group: Mapping[Doer, list[Holder]], lost: int | None, share: float | None) -> Row:
    """Return units, lost, share, largest, lost_by_one of the sole providers of one kind.

    The largest is named where schools are counted and no other unit is level, or where it is the only one.
    """
    named = {doer.unit: schools(holders) for doer, holders in group.items() if doer.unit is not None}
    units = len(named) if len(named) == len(group) else None
    top = max((n for n in named.values() if n is not None), default=None)
    first = [unit for unit, number in named.items() if number == top and (top is not None or units == 1)]
    return (units, lost, share, first[0] if len(first) == 1 else None, top)


def _country(country: Value, reached: Sequence[Reach]) -> Row:
    """Return the row of the country, over the owner kinds to which a permanent support is counted."""
    told = [reach for reach in reached if reach.fewest is not None]
    every = total_of([schools(reach.holders) for reach in told])
    doubtful = total_of([schools(reach.doubtful) or 0 for reach in told])
    all_schools = None if every is None or doubtful is None else every - doubtful
    if all_schools == 0:
        return (country, *[None] * (len(COLUMNS) - 1))
    lost = total_of([schools([h for held in r.sole.values() for h in held]) if r.sole else 0 for r in told])
    share = 0.0 if lost == 0 else lost / all_schools if lost is not None and all_schools else None
    return (country, all_schools, None, None, None, lost, share, None, None)
