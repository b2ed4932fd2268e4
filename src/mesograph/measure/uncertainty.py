"""What a figure could be if everything left out of it were known: bounds that assume nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mesograph.measure.ladder import TIERS

WHOLE_LADDER = float(len(TIERS) - 1)


class Interval(NamedTuple):
    """The smallest and the largest value that a figure can take."""

    low: float
    high: float

    def around(self, value: float) -> Interval:
        """Return the interval widened to hold `value`, which rounding may have put just outside it."""
        return Interval(min(self.low, value), max(self.high, value))


def worst_case(value: float, counted: float, lowest: float = 0.0, highest: float = 1.0) -> Interval:
    """Return where a mean lies if only the share `counted` of its weight is known, with mean `value`.

    The rest may lie at either end of the scale: [c·v + (1-c)·lowest, c·v + (1-c)·highest], for a share
    [c·v, c·v + 1-c]. Nothing is assumed about why something could not be counted.

    Source: C. F. Manski, "Anatomy of the Selection Problem", The Journal of Human Resources 24(3), 1989,
    343-360: bounds on a mean of which a part is not observed.
    """
    known, unknown = counted * value, 1 - counted
    return Interval(known + unknown * lowest, known + unknown * highest).around(value)


def shift_bounds(value: float, counted: float) -> Interval:
    """Return the worst case of a mean shift in rungs: no mass moves further than the ladder is long."""
    return worst_case(value, counted, -WHOLE_LADDER, WHOLE_LADDER)


def mixture(parts: Iterable[tuple[float, Interval]]) -> Interval | None:
    """Return the bounds of a mean over (weight, bounds of a part); None without weight."""
    found = list(parts)
    total = sum(weight for weight, _ in found)
    if not total:
        return None
    return Interval(*(sum(weight * bounds[end] for weight, bounds in found) / total for end in (0, 1)))
