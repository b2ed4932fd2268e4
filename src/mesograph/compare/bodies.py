"""Depth of participation in several countries: M6 per kind of unit, with bounds and spread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mesograph.compare.figure import Counted, Figure, figures, nothing
from mesograph.compare.piece import Found
from mesograph.measure.inputs import Record, grouped, notation, number, records
from mesograph.measure.ladder import RANK
from mesograph.measure.participation import STAKEHOLDER_KINDS, depth
from mesograph.measure.sensitivity import AS_DEFINED
from mesograph.measure.uncertainty import Interval
from mesograph.store.protocol import Value

NO_MEMBERS = "no-members"
SWAPPED = "monitoring-below-consultative"
# The order of these two powers, ranks 2 and 3, is this project's own: the other is what to compare with.
_SWAPPED: Mapping[str, float] = {"consultative": 3.0, "monitoring": 2.0}


def participation_figures(found: Found) -> list[Figure]:
    """Return the depth of the deepest body of every kind of unit; the component is the unit's tier."""
    rows = list(grouped(found.table("cq-44"), "unit_kind"))
    left_out = [
        {**row, "seats": None, "countable": False} for row in records(found.table("participation-left-out"))
    ]
    bodies: dict[Value, list[Record]] = defaultdict(list)
    for row in (*rows, *left_out):
        bodies[row["unit_kind"]].append(row)
    rank = {notation(row["power"]): number(row["rank"]) for row in (*rows, *left_out)}
    every = [figure for kind, own in bodies.items() for figure in _of_kind(found, kind, own, rank)]
    return sorted(every, key=lambda figure: -RANK.get(notation(figure.component), len(RANK)))


def _of_kind(found: Found, kind: Value, bodies: list[Record], rank: Mapping[str, float]) -> list[Figure]:
    known = [row for row in bodies if number(row["seats"])]
    unknown = [row for row in bodies if not number(row["seats"])]
    counted = Counted.plainly(len(known), len(unknown), "bodies")
    tier = bodies[0]["tier"]
    swapped = {power: _SWAPPED.get(power, own) for power, own in rank.items()}
    if not known:
        reason = NO_MEMBERS if any("countable" not in row for row in bodies) else ""
        return [nothing(found.country, kind, counted, reason, component=tier)]
    values: dict[str, dict[Value, float]] = {AS_DEFINED: {tier: max(_depth(row, rank) for row in known)}}
    if swapped != rank:
        values[SWAPPED] = {tier: max(_depth(row, swapped) for row in known)}

    def bounds(_: Value, value: float) -> Interval:
        # A maximum can only grow; a body of unknown members may have all kinds of them.
        deepest = [depth(rank[notation(row["power"])], STAKEHOLDER_KINDS) for row in unknown]
        return Interval(value, max([value, *deepest]))

    return figures(found.country, kind, values, counted, bounds)


def _depth(row: Record, rank: Mapping[str, float]) -> float:
    return depth(rank[notation(row["power"])], number(row["seats"]))
