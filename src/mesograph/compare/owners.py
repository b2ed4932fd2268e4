"""From owner kinds to the whole system: means over the kinds that hold schools, under several weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mesograph.compare.figure import NO_SIZES, SYSTEM, Counted, Figure, figures, nothing, whole
from mesograph.measure.inputs import grouped, number
from mesograph.measure.sensitivity import AS_DEFINED
from mesograph.measure.uncertainty import Interval, mixture
from mesograph.store.protocol import Iri, Table, Value

BY_PUPILS = "pupils-not-schools"
PER_OWNER_KIND = "per-owner-kind"
UNKNOWN = Interval(0.0, 1.0)


@dataclass(frozen=True)
class Sizes:
    """Schools and pupils per owner kind that holds schools on the day; None where one number is unknown."""

    kinds: tuple[Value, ...]
    schools: Mapping[Value, float] | None
    pupils: Mapping[Value, float] | None

    def weightings(self) -> dict[str, Mapping[Value, float]]:
        """Return weights per owner kind by the name of the weighting."""
        found: dict[str, Mapping[Value, float]] = {}
        if self.schools:
            found[AS_DEFINED] = self.schools
            if self.pupils:
                found[BY_PUPILS] = self.pupils
            found[PER_OWNER_KIND] = dict.fromkeys(self.kinds, 1.0)
        return found


def sizes(table: Table) -> Sizes:
    """Return the sizes in the rows of `queries/compare/owner-kinds.rq`."""
    rows = {row["owner_kind"]: row for row in grouped(table, "owner_kind")}

    def all_known(what: str) -> dict[Value, float] | None:
        if any(number(row[f"{what}_gaps"]) for row in rows.values()):
            return None
        return {kind: number(row[what]) for kind, row in rows.items()}

    return Sizes(tuple(rows), all_known("schools"), all_known("pupils"))


def whole_system(country: Iri, parts: list[Figure], known: Sizes) -> list[Figure]:
    """Return the mean of each component over the owner kinds, weighted by schools.

    A kind without a value counts as left out, and may have any value from 0 to 1; so the bounds are those of
    the mixture of all kinds. Where schools are not counted, there is a mean only if all kinds agree.
    """
    valued = [part for part in parts if part.value is not None]
    weights = known.schools or _any_weights(valued, known)
    if not weights:
        return [_weightless(country, valued, known)]
    counted = _counted(valued, weights, "schools" if known.schools else "owner-kinds")
    rows: list[Figure] = []
    for component in dict.fromkeys(part.component for part in valued):
        of_kind = {p.group: p for p in valued if p.component == component}
        weightings = {AS_DEFINED: weights, **known.weightings()}
        values = {name: _mean(of_kind, weight) for name, weight in weightings.items()}
        weighted = {n: {component: v} for n, v in values.items() if v is not None}
        for figure in figures(country, SYSTEM, weighted, counted):
            bounds = _bounds(of_kind, weights) if known.schools else _hull(of_kind, known.kinds)
            rows.append(replace(figure, bounds=bounds or figure.bounds))
    return rows or [nothing(country, SYSTEM, counted)]


def _any_weights(valued: list[Figure], known: Sizes) -> Mapping[Value, float] | None:
    """Return equal weights where the kinds agree on every component: then no weight changes their mean."""
    seen: dict[Value, set[float | None]] = {}
    for part in valued:
        seen.setdefault(part.component, set()).add(part.value)
    agree = seen and all(len(values) == 1 for values in seen.values())
    return dict.fromkeys(known.kinds, 1.0) if agree else None


def _weightless(country: Iri, valued: list[Figure], known: Sizes) -> Figure:
    kinds = {part.group for part in valued}
    counted = Counted.plainly(len(kinds), len(known.kinds) - len(kinds), "owner-kinds")
    return nothing(country, SYSTEM, counted, NO_SIZES if kinds else "")


def _counted(valued: list[Figure], weights: Mapping[Value, float], unit: str) -> Counted:
    """Return the schools of the kinds that have a value; the share is less where a kind's own is."""
    total = sum(weights.values())
    share = {part.group: part.counted.share or 0.0 for part in valued}
    inside = sum(weights.get(kind, 0.0) for kind in share)
    weight = sum(weights.get(kind, 0.0) * own for kind, own in share.items())
    return Counted(whole(inside), whole(total - inside), unit, weight / total if total else None)


def _mean(of_kind: Mapping[Value, Figure], weight: Mapping[Value, float]) -> float | None:
    total = sum(weight.get(kind, 0.0) for kind in of_kind)
    if not total:
        return None
    return sum(weight.get(kind, 0.0) * (part.value or 0.0) for kind, part in of_kind.items()) / total


def _interval(of_kind: Mapping[Value, Figure], kind: Value) -> Interval:
    return of_kind[kind].bounds or UNKNOWN if kind in of_kind else UNKNOWN


def _bounds(of_kind: Mapping[Value, Figure], schools: Mapping[Value, float]) -> Interval | None:
    return mixture((n, _interval(of_kind, kind)) for kind, n in schools.items())


def _hull(of_kind: Mapping[Value, Figure], kinds: tuple[Value, ...]) -> Interval:
    """Return the bounds of a mean of which no weight is known: any kind may have all schools."""
    ends = [_interval(of_kind, kind) for kind in kinds]
    return Interval(min(e.low for e in ends), max(e.high for e in ends))
