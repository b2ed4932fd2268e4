"""M2, the rescaling vector: how decision mass moved between tiers from one day to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mesograph.measure.inputs import Measured, concept
from mesograph.measure.ladder import MIDDLE, RANK, TIERS, tier
from mesograph.measure.locus import Profile, locus
from mesograph.measure.regimes import Reading, counts, readings
from mesograph.store.protocol import Row, Table, Value

EMPTY = 1e-12
KEY = ("reading", "sector")
FLOWS = ("up", "down", "to-centre", "to-middle-from-below", "to-middle-from-above", "to-school")


def transport(before: Mapping[str, float], after: Mapping[str, float]) -> dict[tuple[str, str], float]:
    """Return mass per (from tier, to tier) by the monotone coupling: lowest to lowest along the ladder."""
    source = {t: before[t] for t in TIERS if before.get(t, 0.0) > EMPTY}
    target = {t: after[t] for t in TIERS if after.get(t, 0.0) > EMPTY}
    moved: dict[tuple[str, str], float] = {}
    while source and target:
        a, b = next(iter(source)), next(iter(target))
        mass = min(source[a], target[b])
        moved[a, b] = mass
        for side, rung in ((source, a), (target, b)):
            side[rung] -= mass
            if side[rung] < EMPTY:
                del side[rung]
    return moved


@dataclass(frozen=True)
class Rescaling:
    """Mass per (from, to) pair of tiers, and the share of the decisions' weight that could be counted."""

    matrix: Mapping[tuple[str, str], float]
    coverage: float
    decisions: int

    def flow(self, name: str) -> float:
        """Return one component of the vector, as a share of the counted mass."""
        return sum(mass for (a, b), mass in self.matrix.items() if _belongs(name, a, b))

    @property
    def mean_shift(self) -> float:
        """Return the mean number of rungs that mass moved, upwards positive."""
        return sum(mass * (RANK[b] - RANK[a]) for (a, b), mass in self.matrix.items())


def _belongs(name: str, a: str, b: str) -> bool:
    up, down = RANK[b] > RANK[a], RANK[b] < RANK[a]
    return {
        "up": up,
        "down": down,
        "to-centre": b == "national" and up,
        "to-middle-from-below": b in MIDDLE and a not in MIDDLE and up,
        "to-middle-from-above": b in MIDDLE and down,
        "to-school": b == "school" and down,
    }[name]


def rescaling(before: Profile, after: Profile, weight: Mapping[str, float]) -> Rescaling:
    """Return the rescaling of the decisions that both profiles know, weighted and scaled to their sum."""
    both = [d for d in weight if d in before and d in after]
    total = sum(weight[d] for d in both)
    matrix: dict[tuple[str, str], float] = {}
    for decision in both:
        for key, mass in transport(before[decision], after[decision]).items():
            matrix[key] = matrix.get(key, 0.0) + weight[decision] * mass / total
    whole = sum(weight.values())
    return Rescaling(matrix, total / whole if whole else 0.0, len(both))


def _component(name: str) -> Value:
    return concept("rescaling-component", name)


def _rows(reading: Reading) -> list[Row]:
    result = rescaling(reading.before, reading.after, reading.weight)
    key = _key(reading)
    coverage: Row = (*key, _component("coverage"), None, None, result.coverage)
    if not result.decisions:
        return [coverage]
    # A sector compared with itself rarely moves: only what did is shown.
    moved = [f for f in FLOWS if reading.name != "sector" or result.flow(f)]
    rows: list[Row] = [(*key, _component(flow), None, None, result.flow(flow)) for flow in moved]
    rows.append((*key, _component("mean-shift"), None, None, result.mean_shift))
    rows.append(coverage)
    if reading.name != "sector":
        rows += _shares(reading)
    pairs = sorted(result.matrix, key=lambda pair: (-RANK[pair[0]], -RANK[pair[1]]))
    rows += [(*key, _component("flow"), tier(a), tier(b), result.matrix[a, b]) for a, b in pairs if a != b]
    return rows


def _key(reading: Reading) -> tuple[Value, Value]:
    sector = concept("school-sector", reading.sector) if reading.sector else None
    return concept("rescaling-reading", reading.name), sector


def _shares(reading: Reading) -> list[Row]:
    rows: list[Row] = []
    for part, profile in (("share-before", reading.before), ("share-after", reading.after)):
        shares = locus({d: profile[d] for d in reading.both}, reading.weight)
        rows += [(*_key(reading), _component(part), tier(t), None, shares[t]) for t in reversed(TIERS)]
    return rows


def rescaling_vector(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return reading, sector, component, from_tier, to_tier, value of each reading of the change.

    Values are shares of the counted decision mass; mean-shift is in rungs of the ladder. A reading without a
    counted decision has only its coverage: to see nothing is not to see that nothing moved. Coverage is that
    of the regime readings, or of the sectors where none succeeds another, in decisions.
    """
    found = readings(table)
    rows = [row for reading in found for row in _rows(reading)]
    return Measured((*KEY, "component", "from_tier", "to_tier", "value"), rows, *counts(found))


def middle_inflow(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return reading, sector, origin, from_tier, to_tier, value: what reached the middle, and whence."""
    found = readings(table)
    rows: list[Row] = []
    for reading in found:
        result = rescaling(reading.before, reading.after, reading.weight)
        if not result.decisions:
            continue
        key = _key(reading)
        for origin in ("to-middle-from-below", "to-middle-from-above"):
            rows.append((*key, _component(origin), None, None, result.flow(origin)))
            pairs = sorted(p for p in result.matrix if _belongs(origin, *p))
            rows += [(*key, _component(origin), tier(a), tier(b), result.matrix[a, b]) for a, b in pairs]
    return Measured((*KEY, "origin", "from_tier", "to_tier", "value"), rows, *counts(found))
