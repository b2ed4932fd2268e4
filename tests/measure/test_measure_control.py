"""From elected to appointed control."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import decider, decision, rescaling_table, succession

from mesograph.measure import MEASURES
from mesograph.measure.control import APPOINTED, ELECTED, control_shares
from mesograph.measure.inputs import Measured, notation
from mesograph.store.protocol import Value

HOUSES = [decision("hire", "personnel"), decision("textbook", "instruction"), succession("old", "new")]


def shift(*parts: dict[str, Value]) -> Measured:
    return MEASURES["control_shift"](rescaling_table(*HOUSES, *parts), {})


def moved(found: Measured) -> dict[str, float]:
    return {notation(r[0]) if r[0] else "all": float(str(r[2])) for r in found.rows}


@given(st.lists(st.sampled_from((ELECTED, *APPOINTED, "authority")), min_size=1))
def test_deciders_share_control_equally(controls: list[str]) -> None:
    shares = control_shares(controls)
    assert sum(shares.values()) == pytest.approx(1)
    assert set(shares) == set(controls)


def test_mass_that_an_elected_decider_lost_to_an_appointed_one() -> None:
    found = shift(
        decider("before", "old", "hire", "meso-local", control=ELECTED),
        decider("after", "new", "hire", "meso-intermediate", control="autonomous-agency"),
        decider("before", "old", "textbook", "school"),
        decider("after", "new", "textbook", "school"),
    )
    assert moved(found) == pytest.approx({"hire": 0.5, "all": 0.5})
    assert (found.counted, found.excluded) == (2, 0)


def test_half_a_decision_moves_where_control_was_shared() -> None:
    found = shift(
        decider("before", "old", "hire", "meso-local", control=ELECTED),
        decider("before", "old", "hire", "national", control="authority"),
        decider("after", "new", "hire", "meso-intermediate", control="autonomous-agency"),
    )
    assert moved(found) == pytest.approx({"hire": 0.5, "all": 0.5})
    assert (found.counted, found.excluded) == (1, 1)


@pytest.mark.parametrize("control", ["autonomous-agency", "deconcentrated-from"])
def test_every_kind_of_appointed_control_counts(control: str) -> None:
    found = shift(
        decider("before", "old", "hire", "meso-local", control=ELECTED),
        decider("after", "new", "hire", "meso-regional", control=control),
    )
    assert moved(found)["all"] == 1


def test_nothing_moves_from_an_appointed_decider_or_to_an_elected_one() -> None:
    found = shift(
        decider("before", "old", "hire", "national", control="deconcentrated-from"),
        decider("after", "new", "hire", "meso-intermediate", control="autonomous-agency"),
        decider("before", "old", "textbook", "meso-local", control="autonomous-agency"),
        decider("after", "new", "textbook", "meso-local", control=ELECTED),
    )
    assert moved(found) == {"all": 0}


def test_what_an_elected_decider_hands_to_schools_is_not_appointed_control() -> None:
    found = shift(
        decider("before", "old", "hire", "meso-local", control=ELECTED),
        decider("after", "new", "hire", "school", control="authority"),
    )
    assert moved(found) == {"all": 0}


def test_an_uncountable_decider_leaves_the_decision_out() -> None:
    found = shift(
        decider("before", "old", "hire", "meso-local", control=ELECTED, countable=False),
        decider("after", "new", "hire", "meso-intermediate", control="autonomous-agency"),
    )
    assert (found.rows, found.counted, found.excluded) == ([], 0, 2)
