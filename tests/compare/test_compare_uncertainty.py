"""Bounds hold the value, shrink with coverage, meet it at full coverage, and are reached."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesograph.measure.uncertainty import Interval, mixture, shift_bounds, worst_case

shares = st.floats(0, 1)


@given(shares, shares)
def test_a_value_lies_within_its_bounds(value: float, counted: float) -> None:
    low, high = worst_case(value, counted)
    assert 0 <= low <= value <= high <= 1


@given(shares, shares, shares)
def test_bounds_shrink_with_coverage(value: float, one: float, other: float) -> None:
    less, more = sorted((one, other))
    wide, narrow = worst_case(value, less), worst_case(value, more)
    assert wide.low <= narrow.low + 1e-12
    assert narrow.high <= wide.high + 1e-12


@given(shares)
def test_bounds_are_the_value_when_all_is_counted(value: float) -> None:
    assert worst_case(value, 1.0) == (value, value)


@given(shares)
def test_nothing_is_known_when_nothing_is_counted(value: float) -> None:
    assert worst_case(value, 0.0) == (0, 1)


@given(st.lists(st.tuples(st.floats(0.01, 1), shares), min_size=1), st.lists(st.floats(0.01, 1)))
def test_the_worst_cases_reach_the_bounds(counted: list[tuple[float, float]], missing: list[float]) -> None:
    known = sum(weight for weight, _ in counted)
    total = known + sum(missing)
    value = sum(weight * v for weight, v in counted) / known
    low, high = worst_case(value, known / total)
    assert low == pytest.approx(sum(w * v for w, v in counted) / total)
    assert high == pytest.approx((sum(w * v for w, v in counted) + sum(missing)) / total)


@given(st.floats(-4, 4), shares)
def test_a_mean_shift_is_bounded_by_the_ladder(value: float, counted: float) -> None:
    low, high = shift_bounds(value, counted)
    assert -4 <= low <= value <= high <= 4
    assert high - low == pytest.approx(8 * (1 - counted))


def test_a_mixture_weighs_the_bounds_of_its_parts() -> None:
    assert mixture([(3, Interval(0.2, 0.4)), (1, Interval(0, 1))]) == pytest.approx((0.15, 0.55))
    assert mixture([]) is None
    assert mixture([(0, Interval(0, 1))]) is None
