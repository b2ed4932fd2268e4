"""Do units of the middle tier work with each other: links between named units, over all pairs of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import comb

from mesograph.measure.inputs import Measured
from mesograph.measure.resolution import Holder, World
from mesograph.store.protocol import Row, Table, Value

COLUMNS = ("agent_kind", "counterpart_kind", "support_type", "links", "pairs", "share")
Link = frozenset[Value]
"""Two units that work together, whoever helps whom."""


def networks(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return agent_kind, counterpart_kind, support_type, links, pairs, share; last the country.

    `links` are pairs of named units that a rule or an edge joins, empty where no such unit is named; an organ
    without a name of its own is the nearest unit above that has one. `pairs` are all pairs of an agent and a
    counterpart of these kinds, and on the last row all pairs of the middle.
    """
    world = World(table)
    joined: dict[tuple[Value, Value, Value], set[Link]] = defaultdict(set)
    for row in world.parts["rule"]:
        key = (row["kind"], row["other"], row["support_type"])
        joined[key] |= set(_links(world, row["kind"], row["resolution"], row["other"]))
    for row in world.parts["edge"]:
        ends = (row["unit"], row["counterpart"])
        if all(world.kind(end) is not None for end in ends):
            key = (world.kind(ends[0]), world.kind(ends[1]), row["support_type"])
            joined[key].add(frozenset(ends))
    rows: list[Row] = []
    for key in sorted(joined, key=str):
        pairs = _pairs(world, key[0], key[1])
        links = len(joined[key]) or None
        rows.append((*key, links, pairs or None, links / pairs if links and pairs else None))
    units = {row["unit"] for row in world.parts["unit"]}
    every = comb(len(units), 2)
    if every:
        linked = len(set().union(*joined.values()))
        rows.append((parameters.get("country"), None, None, linked, every, linked / every))
    return Measured(COLUMNS, rows)


def _links(world: World, kind: Value, resolution: Value, other: Value) -> Iterator[Link]:
    """Yield the pairs that a rule joins: every named counterpart with the unit that the rule means for it."""
    for unit, place in world.units(other).items():
        doer = world.doer(kind, resolution, Holder(other, unit, place, None, 1.0), apart=True)
        if doer.unit not in (None, kind, unit):
            yield frozenset((doer.unit, unit))


def _pairs(world: World, kind: Value, other: Value) -> int:
    """Return how many pairs of two different units of these kinds there are."""
    first = {unit for body in world.bodies(kind, apart=True) for unit in world.units(body)}
    second = world.units(other).keys()
    both = len(first & second)
    return len(first) * len(second) - both - comb(both, 2)
