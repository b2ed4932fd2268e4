"""The bottleneck of several countries: M5, what depends on units alone, with bounds and other weights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from mesograph.compare.figure import SYSTEM, Bounds, Counted, Figure, figures
from mesograph.compare.piece import Found
from mesograph.measure.bottleneck import Agents, Dependence, concentration, counted_agents, sole
from mesograph.measure.inputs import notation
from mesograph.measure.resolution import Doer, World
from mesograph.measure.sensitivity import AS_DEFINED, decision_weightings
from mesograph.measure.uncertainty import Interval, worst_case
from mesograph.store.protocol import Value

DEPENDENCE, LARGEST, CONCENTRATION = "dependence", "largest-dependence", "concentration"


@dataclass(frozen=True)
class Mass:
    """Weight of schools and decisions: all of it, what is counted, and what one unit alone decides."""

    whole: float
    counted: float
    sole: float

    @property
    def missing(self) -> float:
        """Return the mass that is left out."""
        return self.whole - self.counted

    @property
    def told(self) -> float:
        """Return the share of the sole mass that is known if all that is left out is sole as well."""
        return self.sole / (self.sole + self.missing)


def bottleneck_figures(found: Found) -> list[Figure]:
    """Return the dependence on each kind of unit; of the country, that on one unit and the concentration."""
    world = World(found.table("cq-29"))
    weightings = decision_weightings(
        {notation(row["decision"]): notation(row["domain"]) for row in world.parts["decision"]}
    )
    agents = counted_agents(world)
    weight = weightings.get(AS_DEFINED, {})
    dependences = {name: sole(_weighed(agents, other), other, world) for name, other in weightings.items()}
    own = dependences.get(AS_DEFINED, {})
    mass = _mass(world, agents, weight, own)
    counted = _counted(world, agents, weight, mass)
    values = {name: _values(dependence) for name, dependence in dependences.items()}
    rows: list[Figure] = []
    for kind in values.get(AS_DEFINED) or {SYSTEM: {}}:
        parts = {name: groups.get(kind) or _nought(groups) for name, groups in values.items()}
        rows += figures(found.country, kind, parts, counted, _bounds(mass, own))
    return rows


def _weighed(agents: Agents, weight: Mapping[str, float]) -> Agents:
    """Return the agents of the decisions that have a weight."""
    return {key: who for key, who in agents.items() if key[1] in weight}


def _values(found: Mapping[Doer, Dependence]) -> dict[Value, dict[Value, float]]:
    """Return component to value by kind of unit, the country last; nothing where nothing is sole."""
    total = sum(dependence.mass for dependence in found.values())
    if not total:
        return {}
    kinds: dict[Value, float] = defaultdict(float)
    for doer, dependence in found.items():
        kinds[doer.kind] += dependence.mass / total
    top, squares = concentration(found.items())
    ranked = sorted(kinds, key=lambda kind: (-round(kinds[kind], 9), str(kind)))
    return {
        **{kind: {DEPENDENCE: kinds[kind]} for kind in ranked},
        SYSTEM: {LARGEST: top, CONCENTRATION: squares},
    }


def _nought(groups: Mapping[Value, Mapping[Value, float]]) -> dict[Value, float]:
    """Return no dependence where something depends on others; nothing where nothing is sole."""
    return {DEPENDENCE: 0.0} if groups else {}


def _mass(world: World, agents: Agents, weight: Mapping[str, float], own: Mapping[Doer, Dependence]) -> Mass:
    known: dict[Value, float] = defaultdict(float)
    for kind, decision in agents:
        known[kind] += weight.get(decision, 0.0)
    whole = sum(weight.values()) * sum(holder.weight for holder in world.holders)
    counted = sum(known[holder.kind] * holder.weight for holder in world.holders)
    return Mass(whole, counted, sum(dependence.mass for dependence in own.values()))


def _counted(world: World, agents: Agents, weight: Mapping[str, float], mass: Mass) -> Counted:
    present = {holder.kind for holder in world.holders}
    inside = sum(1 for kind, _ in agents if kind in present)
    share = mass.counted / mass.whole if mass.whole else None
    return Counted(inside, len(present) * len(weight) - inside, "decisions", share)


def _bounds(mass: Mass, own: Mapping[Doer, Dependence]) -> Bounds:
    """Return worst cases: what is left out depends on one unit alone, on many small ones, or on none.

    Units of unknown number may be one.
    """

    def ends(component: Value, value: float) -> Interval:
        if component == DEPENDENCE:
            return worst_case(value, mass.told)
        whole = mass.sole + mass.missing
        sizes = [_as_one(doer, dependence) for doer, dependence in own.items()]
        largest = max(top for top, _ in sizes)
        if component == LARGEST:
            return Interval(mass.told * value, (largest + mass.missing) / whole).around(value)
        joined = sum(squares for _, squares in sizes) - largest**2 + (largest + mass.missing) ** 2
        return Interval(mass.told**2 * value, joined / whole**2).around(value)

    return ends


def _as_one(doer: Doer, dependence: Dependence) -> tuple[float, float]:
    """Return the largest mass of one unit and the sum of squares, units of unknown number taken as one."""
    if doer.unit is not None or dependence.count is None:
        return dependence.mass, dependence.mass**2
    return dependence.top, dependence.squares
