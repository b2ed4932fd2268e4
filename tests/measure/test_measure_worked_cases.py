"""The worked cases of the competency questions, with the numbers that were computed by hand."""

from __future__ import annotations

import pytest

from mesograph.measure.coupling import coupled_share
from mesograph.measure.locus import locus, weights
from mesograph.measure.participation import depth
from mesograph.measure.rescaling import rescaling, transport

DOMAINS = {
    "hire": "personnel",
    "salary": "personnel",
    "textbook": "instruction",
    "close": "planning",
    "budget": "resources",
}
BEFORE = {
    "hire": {"meso-local": 1.0},
    "salary": {"national": 0.5, "meso-local": 0.5},
    "textbook": {"national": 0.5, "school": 0.5},
    "close": {"meso-local": 1.0},
    "budget": {"meso-local": 1.0},
}
AFTER = {
    "hire": {"meso-intermediate": 1.0},
    "salary": {"national": 0.5, "meso-intermediate": 0.5},
    "textbook": {"national": 0.5, "school": 0.5},
    "close": {"national": 1.0},
    "budget": {"meso-intermediate": 0.5, "school": 0.5},
}


def test_weights_are_equal_per_domain_and_within_it() -> None:
    assert weights(DOMAINS) == {
        "hire": 0.125,
        "salary": 0.125,
        "textbook": 0.25,
        "close": 0.25,
        "budget": 0.25,
    }


def test_locus_of_the_worked_case() -> None:
    found = locus(BEFORE, weights(DOMAINS))
    assert found["meso-local"] == pytest.approx(0.125 + 0.0625 + 0.25 + 0.25)
    assert found["national"] == pytest.approx(0.0625 + 0.125)
    assert found["school"] == pytest.approx(0.125)
    assert found["meso-intermediate"] == found["meso-regional"] == 0
    assert sum(found.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("flow", "value"),
    [
        ("to-centre", 0.25),
        ("to-middle-from-below", 0.3125),
        ("to-school", 0.125),
        ("to-middle-from-above", 0.0),
        ("up", 0.5625),
        ("down", 0.125),
    ],
)
def test_flows_of_the_worked_case(flow: str, value: float) -> None:
    assert rescaling(BEFORE, AFTER, weights(DOMAINS)).flow(flow) == pytest.approx(value)


def test_mean_shift_and_coverage_of_the_worked_case() -> None:
    found = rescaling(BEFORE, AFTER, weights(DOMAINS))
    assert found.mean_shift == pytest.approx(0.9375)
    assert (found.coverage, found.decisions) == (1.0, 5)


def test_transport_joins_lowest_to_lowest() -> None:
    before = {"school": 0.5, "national": 0.5}
    after = {"meso-local": 0.25, "meso-regional": 0.75}
    assert transport(before, after) == {
        ("school", "meso-local"): 0.25,
        ("school", "meso-regional"): 0.25,
        ("national", "meso-regional"): 0.5,
    }


def test_coverage_is_the_weight_of_decisions_coded_on_both_days() -> None:
    after = {name: profile for name, profile in AFTER.items() if name != "salary"}
    found = rescaling(BEFORE, after, weights(DOMAINS))
    assert (found.coverage, found.decisions) == (0.875, 4)
    assert sum(found.matrix.values()) == pytest.approx(1)
    assert found.flow("to-middle-from-below") == pytest.approx(0.25 / 0.875)


def test_coupling_is_the_share_of_support_from_those_who_can_sanction() -> None:
    assert coupled_share([("x", 2), ("y", 1)], {"x"}) == pytest.approx(2 / 3)
    assert coupled_share([("x", 2), ("y", 1)], {"x", "y"}) == 1
    assert coupled_share([("x", 2)], set()) == 0


def test_coupling_is_undefined_without_support() -> None:
    assert coupled_share([], {"x"}) is None


def test_depth_is_rank_over_five_times_seats_over_eight() -> None:
    assert depth(2, 2) == pytest.approx(0.1)
    assert depth(5, 8) == 1
    assert depth(0, 8) == 0
