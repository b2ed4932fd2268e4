"""How far apart the locus profiles of two sectors lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mesograph.measure.inputs import Measured, concept, notation, records
from mesograph.measure.ladder import TIERS, tier
from mesograph.measure.locus import Profile, locus, profile_of, weights
from mesograph.store.protocol import Row, Table, Value

COLUMNS = ("sector", "other", "sector_more", "other_more", "decisions", "distance_both", "distance")
NEAR = 1e-12


def distance(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return half the sum of absolute differences of two distributions: 0 the same, 1 nothing in common."""
    return sum(abs(one.get(t, 0.0) - other.get(t, 0.0)) for t in {*one, *other}) / 2


def profile_distance(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return sector, other, sector_more, other_more, decisions, distance_both, distance per pair of sectors.

    `distance` lies between the two profiles as they are published, each over its own decisions;
    `distance_both` is taken over the `decisions` that count in both, where a gap in what is coded is not read
    as a difference. `sector_more` is the tier in which the first has most more mass than the other.
    Coverage is in pairs of sectors and decision.
    """
    domain: dict[str, str] = {}
    sides: dict[str, list[str]] = {"first": [], "second": []}
    deciders: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for row in records(table):
        name, decision = notation(row["member"]), notation(row["decision"])
        if row["part"] == "decision":
            domain[decision] = notation(row["domain"])
        elif row["part"] == "decider":
            deciders[name].append((decision, notation(row["tier"]), row["countable"] is True))
        else:
            sides[str(row["part"])].append(name)
    profile = {
        name: {d: p for d, p in profile_of(deciders[name]).items() if d in domain}
        for name in {*sides["first"], *sides["second"]}
    }
    pairs = _pairs(sides["first"], sides["second"])
    weight = weights(domain)
    rows = [_row(one, other, profile, weight) for one, other in pairs]
    counted = sum(len(profile[one].keys() & profile[other].keys()) for one, other in pairs)
    return Measured(COLUMNS, rows, counted, len(pairs) * len(domain) - counted)


def _pairs(first: list[str], second: list[str]) -> list[tuple[str, str]]:
    """Return each pair of different sectors once, whichever side its members stand on."""
    found: dict[frozenset[str], tuple[str, str]] = {}
    for one in sorted(set(first)):
        for other in sorted(set(second)):
            if one != other:
                found.setdefault(frozenset((one, other)), (one, other))
    return list(found.values())


def _row(one: str, other: str, profile: Mapping[str, Profile], weight: Mapping[str, float]) -> Row:
    names = (concept("school-sector", one), concept("school-sector", other))
    both = profile[one].keys() & profile[other].keys()
    if not profile[one] or not profile[other]:
        return (*names, None, None, len(both), None, None)
    mass, mass_other = locus(profile[one], weight), locus(profile[other], weight)
    shared = [locus({d: profile[name][d] for d in both}, weight) for name in (one, other)]
    return (
        *names,
        _ahead(mass, mass_other),
        _ahead(mass_other, mass),
        len(both),
        distance(*shared) if both else None,
        distance(mass, mass_other),
    )


def _ahead(one: Mapping[str, float], other: Mapping[str, float]) -> Value:
    """Return the tier in which the first has most more than the second, or None if in none."""
    best = max(TIERS, key=lambda t: one[t] - other[t])
    return tier(best) if one[best] - other[best] > NEAR else None
