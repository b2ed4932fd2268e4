"""Which units decide, pay, help, judge and punish towards the same schools."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mesograph.measure.inputs import Measured, number
from mesograph.measure.resolution import Doer, World
from mesograph.store.protocol import Row, Table, Value

HATS = ("decides", "funds", "supports", "evaluates", "sanctions")
COLUMNS = ("unit_kind", "owner_kind", *HATS, "hats", "schools", "share")
Worn = tuple[Value, Value, frozenset[str]]
"""Kind of unit, kind of owner, and the hats that such units wear towards such schools."""


def pairs(world: World) -> dict[Worn, float]:
    """Return the weight of pairs of a unit and a school, by their kinds and by the hats of the unit."""
    rules: dict[Value, set[tuple[Value, Value, str]]] = defaultdict(set)
    for row in world.parts["rule"]:
        rules[row["owner_kind"]].add((row["kind"], row["resolution"], str(row["hat"])))
    found: dict[Worn, float] = defaultdict(float)
    for holder in world.holders:
        worn: dict[Doer, set[str]] = defaultdict(set)
        for kind, resolution, hat in rules[holder.kind]:
            worn[world.doer(kind, resolution, holder)].add(hat)
        for doer, hats in worn.items():
            found[doer.kind, holder.kind, frozenset(hats)] += holder.weight
    return found


def several_hats(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return unit_kind, owner_kind, the five hats, hats, schools, share: who wears at least `hats` of them.

    The last row counts the pairs of unit and school for the country, and `share` is that of all pairs with
    one hat or more. Where nobody counts schools, every kind of owner weighs the same.
    """
    world = World(table)
    found = pairs(world)
    least = number(parameters.get("hats"))
    several = {worn: weight for worn, weight in found.items() if len(worn[2]) >= least}
    rows: list[Row] = [
        (unit, kind, *(hat in hats for hat in HATS), len(hats), int(weight) if world.counted else None, None)
        for (unit, kind, hats), weight in several.items()
    ]
    rows.sort(key=lambda row: (-number(row[-3]), *map(str, row[:-2])))
    if found:
        total = sum(several.values())
        schools, share = int(total) if world.counted else None, total / sum(found.values())
        rows.append((parameters.get("country"), None, *[None] * len(HATS), None, schools, share))
    return Measured(COLUMNS, rows)
