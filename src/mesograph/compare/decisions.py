"""Locus profiles and rescaling vectors of several countries: M1 and M2 with bounds and spread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mesograph.compare.figure import NOT_CODED, SYSTEM, Bounds, Counted, Figure, figures
from mesograph.compare.piece import Found
from mesograph.measure.inputs import Record, concept, notation, records
from mesograph.measure.ladder import TIERS, tier
from mesograph.measure.locus import Profile, locus, profile_of
from mesograph.measure.regimes import Reading, readings, sort_out
from mesograph.measure.rescaling import FLOWS, rescaling
from mesograph.measure.sensitivity import AS_DEFINED, decision_weightings
from mesograph.measure.uncertainty import Interval, shift_bounds, worst_case
from mesograph.store.protocol import Table, Value

BY_SCHOOLS = "schools-not-pupils"
MEAN_SHIFT = concept("rescaling-component", "mean-shift")
Weight = Mapping[str, float]


def locus_figures(found: Found) -> list[Figure]:
    """Return the share of decision mass per tier, for every sector that has rules."""
    by_sector: dict[Value, list[Record]] = defaultdict(list)
    for row in records(found.table("cq-02")):
        by_sector[row["sector"]].append(row)
    return [f for sector, rows in by_sector.items() for f in _of_sector(found, sector, rows)]


def _of_sector(found: Found, sector: Value, rows: list[Record]) -> list[Figure]:
    domain_of = {notation(row["decision"]): notation(row["domain"]) for row in rows}
    deciders = [
        (notation(row["decision"]), notation(row["tier"]), row["countable"] is True)
        for row in rows
        if row["tier"]
    ]
    profile = profile_of(deciders)
    weightings = decision_weightings(domain_of)
    values = {name: _shares(profile, weight) for name, weight in weightings.items()}
    counted = _counted(list(profile), weightings.get(AS_DEFINED, {}))
    return figures(found.country, sector, values, counted, reason="" if deciders else NOT_CODED)


def _shares(profile: Profile, weight: Weight) -> dict[Value, float]:
    known = {decision: shares for decision, shares in profile.items() if decision in weight}
    if not known:
        return {}
    found = locus(known, weight)
    return {tier(t): found[t] for t in reversed(TIERS)}


def _counted(decisions: list[str], weight: Weight) -> Counted:
    share = sum(weight[d] for d in decisions) if weight else None
    return Counted(len(decisions), len(weight) - len(decisions), "decisions", share)


def rescaling_figures(found: Found) -> list[Figure]:
    """Return the components of the rescaling vector, for every reading that the data allow."""
    table = found.table("cq-13")
    weightings = decision_weightings(sort_out(table).domain)
    by_schools = _by_schools(table)
    rows: list[Figure] = []
    for i, reading in enumerate(readings(table)):
        values = {name: _vector(reading, weight) for name, weight in weightings.items()}
        if by_schools[i] != reading:
            values[BY_SCHOOLS] = _vector(by_schools[i], reading.weight)
        rows += figures(
            found.country,
            concept("school-sector", reading.sector) if reading.sector else SYSTEM,
            values,
            _counted(reading.both, reading.weight),
            _bounds(reading),
            reading=concept("rescaling-reading", reading.name),
        )
    return rows


def _vector(reading: Reading, weight: Weight) -> dict[Value, float]:
    result = rescaling(reading.before, reading.after, weight)
    if not result.decisions:
        return {}
    parts: dict[Value, float] = {concept("rescaling-component", name): result.flow(name) for name in FLOWS}
    return {**parts, MEAN_SHIFT: result.mean_shift}


def _bounds(reading: Reading) -> Bounds:
    share = sum(reading.weight[d] for d in reading.both)

    def bounds(component: Value, value: float) -> Interval:
        return (shift_bounds if component == MEAN_SHIFT else worst_case)(value, share)

    return bounds


def _by_schools(table: Table) -> list[Reading]:
    """Return the same readings with sectors weighted by schools instead of pupils."""
    place = table.columns.index("gaps")
    rows = [(*row[:place], 1, *row[place + 1 :]) if row[place] is not None else row for row in table.rows]
    return readings(Table(table.columns, rows))
