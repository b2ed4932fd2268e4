"""Support in several countries: its coupling with authority (M3) and the missing middle (M7)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from mesograph.compare.figure import Counted, Figure, figures, whole
from mesograph.compare.owners import sizes, whole_system
from mesograph.compare.piece import Found
from mesograph.measure.coupling import coupled_share
from mesograph.measure.inputs import grouped, number, records
from mesograph.measure.sensitivity import AS_DEFINED
from mesograph.measure.uncertainty import Interval
from mesograph.store.protocol import Table, Value

COUPLING = "coupling"
MISSING = "missing-middle-rate"
PER_PROVIDER = "per-provider"


@dataclass
class Ties:
    """Supports by unit and the units that can sanction, for the schools of one owner kind."""

    support: list[tuple[Value, float]] = field(default_factory=list)
    sanctioners: set[Value] = field(default_factory=set)

    @property
    def supports(self) -> float:
        """Return the number of supports."""
        return sum(weight for _, weight in self.support)

    def coupled(self, *others: Value) -> float:
        """Return the number of supports by units that can sanction, or are among `others`."""
        return sum(weight for unit, weight in self.support if unit in self.sanctioners.union(others))


def coupling_figures(found: Found) -> list[Figure]:
    """Return the coupling per owner kind that holds schools, and last that of the whole system."""
    counted = _ties(found.table("cq-35"), "supports")
    left_out = _ties(found.table("supports-left-out"), "rules")
    known = sizes(found.table("owner-kinds"))
    rows = []
    for kind in known.kinds:
        rows += _of_kind(found, kind, counted[kind], left_out[kind])
    return [*rows, *whole_system(found.country, rows, known)]


def _ties(table: Table, weight: str) -> dict[Value, Ties]:
    ties: dict[Value, Ties] = defaultdict(Ties)
    for row in records(table):
        if row["part"] == "support":
            ties[row["owner_kind"]].support.append((row["unit"], number(row[weight])))
        elif row["part"] == "sanction":
            ties[row["owner_kind"]].sanctioners.add(row["unit"])
    return ties


def _of_kind(found: Found, kind: Value, ties: Ties, left_out: Ties) -> list[Figure]:
    share = coupled_share(ties.support, ties.sanctioners)
    counted = Counted.plainly(ties.supports, left_out.supports, "relations")
    if share is None:
        return figures(found.country, kind, {}, counted)
    once = [(unit, 1.0) for unit in dict.fromkeys(unit for unit, _ in ties.support)]
    values: dict[str, dict[Value, float]] = {AS_DEFINED: {COUPLING: share}}
    each = coupled_share(once, ties.sanctioners)
    if each is not None:
        values[PER_PROVIDER] = {COUPLING: each}
    return figures(found.country, kind, values, counted, lambda _, v: _bounds(ties, left_out).around(v))


def _bounds(ties: Ties, left_out: Ties) -> Interval:
    """Return the worst case, in which all supports left out are coupled, or none of them is.

    A power to sanction that is left out may couple supports that are counted: it belongs to the upper end.
    """
    total = ties.supports + left_out.supports
    possible = ties.coupled(*left_out.sanctioners) + left_out.supports
    return Interval(ties.coupled() / total, possible / total)


def missing_middle_figures(found: Found) -> list[Figure]:
    """Return the missing-middle rate per owner kind that holds schools, and that of the whole system.

    The rate of a kind is 0 or 1. A unit that may support and cannot be counted could turn 1 into 0, not
    the other way round.
    """
    rows = []
    for row in grouped(found.table("cq-33"), "owner_kind"):
        providers, doubtful = number(row["providers"]), number(row["doubtful"])
        kind = row["owner_kind"]
        if not number(row["coded"]):
            rows += figures(found.country, kind, {}, Counted.plainly(0, 0, "providers"))
            continue
        certain = bool(providers) or not doubtful
        counted = Counted(whole(providers), whole(doubtful), "providers", float(certain))
        rate = float(not providers)
        bounds = Interval(rate if certain else 0.0, rate)
        rows += figures(found.country, kind, {AS_DEFINED: {MISSING: rate}}, counted, lambda *_, b=bounds: b)
    return [*rows, *whole_system(found.country, rows, sizes(found.table("owner-kinds")))]
