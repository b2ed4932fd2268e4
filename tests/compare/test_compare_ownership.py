"""Fragmentation: the bounds hold whatever owners the unnamed schools turn out to have."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

import pytest
from found import component, found, table

from mesograph.compare.figure import NO_SIZES
from mesograph.compare.ownership import (
    EFFECTIVE,
    MEDIAN,
    NO_OWNERS,
    PER_HUNDRED,
    SINGLE,
    fragmentation_figures,
    ownership_bounds,
)
from mesograph.measure.fragmentation import concentration, owners_per_hundred
from mesograph.store.protocol import Row

COLUMNS = "part kind sector owner place region schools"


def completions(sizes: list[int], unnamed: int) -> Iterator[list[int]]:
    """Yield the sizes of owners in every way to give the unnamed schools to old or new owners."""
    if not unnamed:
        yield sizes
        return
    for i in range(len(sizes)):
        yield from completions([*sizes[:i], sizes[i] + 1, *sizes[i + 1 :]], unnamed - 1)
    yield from completions([*sizes, 1], unnamed - 1)


def values(sizes: list[int]) -> dict[str, float]:
    return {
        PER_HUNDRED: owners_per_hundred(sizes),
        EFFECTIVE: 1 / concentration(sizes),
        MEDIAN: median(sizes),
        SINGLE: sizes.count(1) / sum(sizes),
    }


@pytest.mark.parametrize(
    ("sizes", "unnamed"),
    [([3], 2), ([1, 1], 3), ([1, 4], 4), ([1, 1, 8], 3), ([2, 2, 5, 7], 3), ([1, 1, 1, 2], 2)],
)
def test_no_completion_leaves_the_bounds_and_some_reach_them(sizes: list[int], unnamed: int) -> None:
    every = [values(found) for found in completions(sizes, unnamed)]
    for name, (low, high) in ownership_bounds(sizes, unnamed).items():
        assert min(v[str(name)] for v in every) == pytest.approx(low)
        reached = max(v[str(name)] for v in every)
        assert reached <= high + 1e-9
        if name != MEDIAN:
            assert reached == pytest.approx(high)


def test_bounds_are_the_values_when_every_owner_is_named() -> None:
    bounds = ownership_bounds([1, 1, 8], 0)
    assert {name: b.low for name, b in bounds.items()} == pytest.approx(values([1, 1, 8]))
    assert {name: b.high for name, b in bounds.items()} == pytest.approx(values([1, 1, 8]))


def test_sectors_with_and_without_named_owners() -> None:
    rows: list[Row] = [
        ("sector", "town", "public", None, None, None, None),
        ("sector", "firm", "private", None, None, None, None),
        ("sector", "tribe", "indigenous", None, None, None, None),
        ("holding", "town", None, "a", None, None, 1),
        ("holding", "town", None, "b", None, None, 1),
        ("holding", "town", None, "c", None, None, 8),
        ("holding", "firm", None, None, None, None, 5),
        ("holding", "tribe", None, None, None, None, None),
    ]
    figures = fragmentation_figures(found(cq_25=table(COLUMNS, *rows)))
    # The worked case: 3 owners of 10 schools, effective owners 1 / 0.66.
    assert component(figures, "public", PER_HUNDRED).value == 30
    assert component(figures, "public", EFFECTIVE).value == pytest.approx(1 / 0.66)
    told = {f.group: (f.value, f.counted.outside, f.reason) for f in figures if f.value is None}
    assert told == {"private": (None, 5, NO_OWNERS), "indigenous": (None, 0, NO_SIZES)}
