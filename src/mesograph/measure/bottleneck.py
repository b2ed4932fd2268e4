"""M5, the bottleneck: how much of the decisions on schools only one unit takes or must approve."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isclose

from mesograph.measure.inputs import Measured, notation, number
from mesograph.measure.locus import weights
from mesograph.measure.resolution import Doer, Holder, World
from mesograph.store.protocol import Row, Table, Value

COLUMNS = (
    "who",
    "units",
    "dependence",
    "largest",
    "largest_dependence",
    "staff",
    "points_per_thousand",
    "hhi",
    "weights",
)
Agents = Mapping[tuple[Value, str], list[tuple[Value, Value]]]
"""Owner kind and decision to (kind, resolution) of all who decide or must approve."""


@dataclass
class Dependence:
    """What depends on one unit, or on units of a kind that are not told apart.

    `mass` is the weight of schools and decisions; for the latter `count` is how many units there are and
    `squares` the sum of their squared masses, as far as they are known, `top` the largest.
    """

    mass: float = 0.0
    squares: float = 0.0
    top: float = 0.0
    count: int | None = 0

    def add(self, mass: float, units: int | None) -> None:
        """Add mass that falls on so many units in equal parts; None where their number is not known."""
        self.mass += mass
        if units is None:
            self.count = None
            return
        self.squares += mass**2 / units
        self.top = max(self.top, mass / units)
        self.count = None if self.count is None else self.count + units


def concentration(found: Iterable[tuple[Doer, Dependence]]) -> tuple[float, float]:
    """Return the largest share of one unit and the sum of squared shares of all.

    Units whose number is not known add nothing to either: both are lower bounds then.
    """
    pairs = list(found)
    total = sum(dependence.mass for _, dependence in pairs)
    alone = [dependence.mass for doer, dependence in pairs if doer.unit is not None]
    many = [dependence for doer, dependence in pairs if doer.unit is None]
    top = max([*alone, *(dependence.top for dependence in many)], default=0.0)
    squares = sum(mass**2 for mass in alone) + sum(dependence.squares for dependence in many)
    return top / total, squares / total**2


def sole(agents: Agents, weight: Mapping[str, float], world: World) -> dict[Doer, Dependence]:
    """Return what depends on whom: schools times weight of the decisions that one unit alone takes.

    Organs act for the unit that they belong to.
    """
    found: dict[Doer, Dependence] = defaultdict(Dependence)
    by_kind: dict[Value, list[tuple[float, list[tuple[Value, Value]]]]] = defaultdict(list)
    for (kind, decision), who in agents.items():
        by_kind[kind].append((weight[decision], who))
    asked = {kind: {agent for _, who in rules for agent in who} for kind, rules in by_kind.items()}
    for holder in world.holders:
        mass: dict[Doer, float] = defaultdict(float)
        meant = {agent: world.doer(*agent, holder) for agent in asked.get(holder.kind, ())}
        for share, who in by_kind[holder.kind]:
            doers = {meant[agent] for agent in who}
            if len(doers) == 1:
                mass[doers.pop()] += share * holder.weight
        for doer, amount in mass.items():
            found[doer].add(amount, _units(doer, holder))
    return found


def _units(doer: Doer, holder: Holder) -> int | None:
    if doer.unit is not None:
        return 1
    return holder.schools if doer.each else None


def bottleneck(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return who, units, dependence, largest, largest_dependence, staff, points_per_thousand, hhi, weights.

    One row per kind of unit or, with `by` = unit, one per named unit and one per kind of the others; the last
    is the country's, with the largest dependence on one unit and the concentration. A decision with one agent
    that does not count is left out for that kind of owner. Coverage: pairs of owner kind and decision.
    """
    world = World(table)
    domain = {notation(r["decision"]): notation(r["domain"]) for r in world.parts["decision"]}
    agents = counted_agents(world)
    found = sole(agents, weights(domain), world)
    present = {holder.kind for holder in world.holders}
    counted = sum(1 for kind, _ in agents if kind in present)
    excluded = len(present) * len(domain) - counted
    total = sum(dependence.mass for dependence in found.values())
    if not total:
        return Measured(COLUMNS, [], counted, excluded)
    basis = "weight-schools" if world.counted else "weight-owner-kinds"
    staff = {r["unit"]: int(number(r["value"])) for r in world.parts["staff"]}
    rows = [
        _row(name, group, total, staff, basis) for name, group in _groups(found, parameters.get("by")).items()
    ]
    rows.sort(key=lambda row: (-round(number(row[2]), 9), str(row[0])))
    top, hhi = concentration(found.items())
    largest, _ = _largest(found)
    rows.append((parameters.get("country"), None, None, largest, top, None, None, hhi, basis))
    return Measured(COLUMNS, rows, counted, excluded)


def counted_agents(world: World) -> Agents:
    """Return the agents of each decision that has a decider and of which every agent counts."""
    found: dict[tuple[Value, str], list[tuple[Value, Value]]] = defaultdict(list)
    decided, doubtful = set(), set()
    for row in world.parts["rule"]:
        key = (row["owner_kind"], notation(row["decision"]))
        found[key].append((row["kind"], row["resolution"]))
        if notation(row["role"]) == "decides":
            decided.add(key)
        if row["countable"] is not True:
            doubtful.add(key)
    return {key: who for key, who in found.items() if key in decided - doubtful}


def _groups(found: Mapping[Doer, Dependence], by: Value) -> dict[Value, dict[Doer, Dependence]]:
    groups: dict[Value, dict[Doer, Dependence]] = defaultdict(dict)
    for doer, dependence in found.items():
        name = doer.unit if by == "unit" and doer.unit is not None else doer.kind
        groups[name][doer] = dependence
    return groups


def _largest(group: Mapping[Doer, Dependence]) -> tuple[Value, float]:
    """Return the unit on which most depends and its mass; no unit where several are level."""
    masses = [(d.mass if doer.unit is not None else d.top, doer.unit) for doer, d in group.items()]
    top = max(mass for mass, _ in masses)
    first = [unit for mass, unit in masses if isclose(mass, top)]
    return (first[0] if len(first) == 1 else None), top


def _row(
    name: Value, group: Mapping[Doer, Dependence], total: float, staff: Mapping[Value, int], basis: str
) -> Row:
    counts = [1 if doer.unit is not None else dependence.count for doer, dependence in group.items()]
    units = None if None in counts else sum(count for count in counts if count is not None)
    share = sum(dependence.mass for dependence in group.values()) / total
    largest, top = _largest(group)
    people = staff.get(name) or (staff.get(largest) if units == 1 else None)
    points = 100 * share / (people / 1000) if people else None
    return (name, units, share, largest, top / total or None, people, points, None, basis)
