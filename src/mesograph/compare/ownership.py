"""Fragmentation of ownership in several countries: M4 per sector, with bounds for unnamed owners."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from mesograph.compare.figure import NO_SIZES, Counted, Figure, figures
from mesograph.compare.piece import Found
from mesograph.measure.fragmentation import concentration, owners_per_hundred
from mesograph.measure.ownership import Owners, owners_by_group
from mesograph.measure.sensitivity import AS_DEFINED
from mesograph.measure.uncertainty import Interval, worst_case
from mesograph.store.protocol import Value

NO_OWNERS = "no-owners"  # schools are counted, and no source names who owns them
PER_HUNDRED, EFFECTIVE, MEDIAN, SINGLE = (
    "owners-per-hundred",
    "effective-owners",
    "median-schools",
    "single-school-share",
)


def fragmentation_figures(found: Found) -> list[Figure]:
    """Return owners per hundred schools and what goes with it, for every sector that holds schools."""
    groups = owners_by_group(found.table("cq-25"), {"country": found.country})
    return [figure for (_, sector), owners in groups.items() for figure in _of_sector(found, sector, owners)]


def _of_sector(found: Found, sector: Value, owners: Owners) -> list[Figure]:
    sizes, unnamed = owners.sizes, owners.unnamed
    counted = Counted.plainly(sum(sizes), unnamed, "schools")
    if not sizes:
        reason = NO_OWNERS if unnamed else NO_SIZES
        return figures(found.country, sector, {}, counted, reason=reason)
    values: dict[Value, float] = {
        PER_HUNDRED: owners_per_hundred(sizes),
        EFFECTIVE: 1 / concentration(sizes),
        MEDIAN: median(sizes),
        SINGLE: sizes.count(1) / sum(sizes),
    }
    bounds = ownership_bounds(sizes, unnamed)
    return figures(found.country, sector, {AS_DEFINED: values}, counted, lambda c, v: bounds[c].around(v))


def ownership_bounds(sizes: Sequence[int], unnamed: int) -> dict[Value, Interval]:
    """Return what each figure could be if the owners of the `unnamed` schools were known.

    At one end each of these schools has an owner of its own, at the other they belong to owners that are
    named: to the largest one (effective owners), to those of a single school (share of these schools), or to
    the upper half of the owners (median, an upper bound).
    """
    named, largest, single = sum(sizes), max(sizes), sizes.count(1)
    whole = named + unnamed
    squares = sum(size**2 for size in sizes)
    joined = squares - largest**2 + (largest + unnamed) ** 2
    return {
        PER_HUNDRED: worst_case(owners_per_hundred(sizes), named / whole, 0, 100),
        EFFECTIVE: Interval(whole**2 / joined, whole**2 / (squares + unnamed)),
        MEDIAN: Interval(median([*sizes, *[1] * unnamed]), highest_median(sizes, unnamed)),
        SINGLE: Interval(max(0, single - unnamed) / whole, (single + unnamed) / whole),
    }


def highest_median(sizes: Sequence[int], more: int) -> float:
    """Return the level to which `more` schools can lift all owners of the upper half.

    The lowest of them are lifted together until they reach the next one.
    """
    upper = sorted(sizes)[len(sizes) // 2 :]
    filled = more
    for i, size in enumerate(upper, 1):
        filled += size
        if i == len(upper) or filled <= i * upper[i]:
            break
    return filled / i
