"""The readings of a change: regimes that schools passed between, each sector by itself, the system."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from mesograph.measure.inputs import Record, notation, number, records
from mesograph.measure.locus import Profile, profile_of, weights
from mesograph.store.protocol import Table

Deciders = list[tuple[str, str, bool]]


@dataclass(frozen=True)
class Reading:
    """One reading: profiles before and after, and the weight of every decision asked for.

    `sector` is the one that schools passed to, or that is compared with itself; empty for the system.
    """

    name: str
    before: Profile
    after: Profile
    weight: Mapping[str, float]
    sector: str = ""

    @property
    def both(self) -> list[str]:
        """Return the decisions that can be counted before and after."""
        return [d for d in self.weight if d in self.before and d in self.after]


@dataclass
class Inputs:
    """The rows of the rescaling query, sorted out by their `part`."""

    deciders: dict[tuple[str, str], Deciders]
    size: dict[tuple[str, str], float]
    domain: dict[str, str]
    successions: list[tuple[str, str]]


def sort_out(table: Table) -> Inputs:
    """Return deciders and sizes by (moment, sector), domains by decision, and (before, after) sectors."""
    inputs = Inputs(defaultdict(list), {}, {}, [])
    schools: dict[tuple[str, str], tuple[float, float, bool]] = {}
    for row in records(table):
        part = str(row["part"])
        if part == "decision":
            inputs.domain[notation(row["decision"])] = notation(row["domain"])
        elif part == "succession":
            inputs.successions.append((notation(row["predecessor"]), notation(row["sector"])))
        elif part.startswith("decider-"):
            found = (notation(row["decision"]), notation(row["tier"]), row["countable"] is True)
            inputs.deciders[part[8:], notation(row["sector"])].append(found)
        else:
            schools[part[5:], notation(row["sector"])] = _size(row)
    # Pupils weigh; where one sector's pupils are unknown, schools do for all.
    known = all(pupils_known for _, _, pupils_known in schools.values())
    inputs.size = {key: pupils if known else count for key, (count, pupils, _) in schools.items()}
    return inputs


def _size(row: Record) -> tuple[float, float, bool]:
    return number(row["schools"]), number(row["pupils"]), number(row["gaps"]) == 0


def readings(table: Table) -> list[Reading]:
    """Return the regime readings, one per succession of sectors, those of each sector, and the system's."""
    inputs = sort_out(table)
    weight = weights(inputs.domain)
    found = []
    for predecessor, successor in sorted(set(inputs.successions)):
        before = profile_of(inputs.deciders.get(("before", predecessor), []))
        after = profile_of(inputs.deciders.get(("after", successor), []))
        found.append(Reading("regime", before, after, weight, successor))
    for sector in sorted({sector for _, sector in inputs.deciders}):
        before = profile_of(inputs.deciders.get(("before", sector), []))
        after = profile_of(inputs.deciders.get(("after", sector), []))
        found.append(Reading("sector", before, after, weight, sector))
    if inputs.size:
        found.append(Reading("system", _system(inputs, "before"), _system(inputs, "after"), weight))
    return found


def principal(found: list[Reading]) -> list[Reading]:
    """Return the readings that coverage is told of: regimes, or sectors where none succeeds another."""
    names = [reading.name for reading in found]
    return [r for r in found if r.name == ("regime" if "regime" in names else "sector")]


def counts(found: list[Reading]) -> tuple[int, int]:
    """Return how many decisions the principal readings count, and how many they leave out."""
    counted = sum(len(r.both) for r in principal(found))
    return counted, sum(len(r.weight) for r in principal(found)) - counted


def _system(inputs: Inputs, moment: str) -> Profile:
    """Return the profile of all coded sectors, weighted by size; a decision counts if every sector's does."""
    coded = {sector for _, sector in inputs.deciders}
    sizes = {s: inputs.size.get((moment, s), 0.0) for s in sorted(coded)}
    total = sum(sizes.values())
    profiles = {s: profile_of(inputs.deciders.get((moment, s), [])) for s, size in sizes.items() if size}
    if not total:
        return {}
    mixed: dict[str, dict[str, float]] = {}
    for decision in inputs.domain:
        if all(decision in profile for profile in profiles.values()):
            mixed[decision] = defaultdict(float)
            for sector, profile in profiles.items():
                for tier, share in profile[decision].items():
                    mixed[decision][tier] += share * sizes[sector] / total
    return mixed
