"""One row of a comparison: a figure of one country with its bounds, its spread and its coverage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from mesograph.measure.sensitivity import AS_DEFINED, Spread, spread
from mesograph.measure.uncertainty import Interval, worst_case
from mesograph.store.protocol import Iri, Value

SYSTEM = "whole-system"  # the group of a figure for all owner kinds or relations together
NOT_CODED = "not-coded"  # nothing is known: no input at all
NOT_COUNTED = "not-counted"  # inputs are known, and none of them may be counted
NO_SIZES = "no-sizes"  # the parts cannot be weighed: the number of schools is unknown


@dataclass(frozen=True)
class Counted:
    """How many inputs a figure rests on and how many it leaves out; `share` is the weight of the first.

    `unit` is a key of the texts (`decisions`, `schools`, `relations` …); a `share` of None means that there
    is no input.
    """

    inside: float
    outside: float
    unit: str
    share: float | None

    @classmethod
    def plainly(cls, inside: float, outside: float, unit: str) -> Counted:
        """Return counts of inputs that all weigh the same."""
        total = inside + outside
        return cls(whole(inside), whole(outside), unit, inside / total if total else None)


@dataclass(frozen=True)
class Figure:
    """A value of one component for one group of a country; without a value, `reason` says why.

    `reading` tells apart figures of one group that compare different things, as rescaling does.
    """

    country: Iri
    group: Value
    component: Value
    value: float | None
    counted: Counted
    reading: Value = None
    bounds: Interval | None = None
    spread: Spread | None = None
    reason: str = ""


Bounds = Callable[[Value, float], Interval]


def whole(amount: float) -> float:
    """Return a count as an integer where it is one; engines count in different types."""
    return int(amount) if float(amount).is_integer() else amount


def figures(
    country: Iri,
    group: Value,
    values: Mapping[str, Mapping[Value, float]],
    counted: Counted,
    bounds: Bounds | None = None,
    reason: str = "",
    reading: Value = None,
) -> list[Figure]:
    """Return a figure per component of `values`, which are given by weighting and component.

    Without `bounds`, components are shares and their bounds the worst case at the share counted. Without
    values, it is one row without a value, for `reason` or for what the counts say.
    """
    main = values.get(AS_DEFINED, {})
    if not main:
        return [replace(nothing(country, group, counted, reason), reading=reading)]
    share = counted.share or 0.0
    found = []
    for component, value in main.items():
        interval = bounds(component, value) if bounds else worst_case(value, share)
        others = spread({name: parts.get(component) for name, parts in values.items()})
        found.append(Figure(country, group, component, float(value), counted, reading, interval, others))
    return found


def nothing(
    country: Iri, group: Value, counted: Counted, reason: str = "", component: Value = None
) -> Figure:
    """Return the row of a group without a value; the reason follows from the counts unless it is given."""
    why = reason or (NOT_COUNTED if counted.inside or counted.outside else NOT_CODED)
    return Figure(country, group, component, None, counted, reason=why)
