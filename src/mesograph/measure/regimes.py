"""The two readings of a change: the regime that schools passed between, and the whole system."""

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
    """One reading: profiles before and after, and the weight of every decision asked for."""

    name: str
    before: Profile
    after: Profile
    weight: Mapping[str, float]


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
    """Return the regime readings, one per succession of sectors, and the system reading."""
    inputs = sort_out(table)
    weight = weights(inputs.domain)
    found = []
    for predecessor, successor in sorted(set(inputs.successions)):
        before = profile_of(inputs.deciders.get(("before", predecessor), []))
        after = profile_of(inputs.deciders.get(("after", successor), []))
        found.append(Reading("regime", before, after, weight))
    if inputs.size:
        found.append(Reading("system", _system(inputs, "before"), _system(inputs, "after"), weight))
    return found


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
