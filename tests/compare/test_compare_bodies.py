"""Depth of participation per kind of unit, its bounds and the other order of two powers."""

from __future__ import annotations

import pytest
from found import by_group, found, table

from mesograph.compare.bodies import NO_MEMBERS, SWAPPED, participation_figures
from mesograph.compare.figure import NOT_COUNTED, Figure
from mesograph.measure.inputs import concept
from mesograph.store.protocol import Row

RANKS = {"consultative": 2, "monitoring": 3, "deliberative": 4, "binding": 5}


def body(unit: str, tier: str, power: str, seats: int) -> Row:
    return (unit, concept("tier", tier), "body", concept("participation-power", power), RANKS[power], seats)


def figures(counted: list[Row], left_out: list[Row]) -> list[Figure]:
    return participation_figures(
        found(
            cq_44=table("unit_kind tier body power rank seats", *counted),
            participation_left_out=table("unit_kind tier body power rank", *(r[:5] for r in left_out)),
        )
    )


def test_the_deepest_body_counts() -> None:
    rows = [body("school", "school", "consultative", 8), body("school", "school", "deliberative", 2)]
    (school,) = figures(rows, [])
    assert (school.value, school.bounds, school.component) == (0.4, (0.4, 0.4), concept("tier", "school"))


def test_the_other_order_of_powers_is_a_weighting() -> None:
    rows = [body("school", "school", "consultative", 4), body("school", "school", "monitoring", 2)]
    (school,) = figures(rows, [])
    assert school.spread is not None
    assert (school.value, school.spread.high, school.spread.high_by) == (0.2, pytest.approx(0.3), SWAPPED)


def test_a_body_of_unknown_members_or_on_memory_may_be_deeper() -> None:
    (school,) = figures([body("s", "school", "consultative", 4), body("s", "school", "monitoring", 0)], [])
    assert (school.value, school.bounds, school.counted.share) == (0.2, (0.2, 0.6), 0.5)
    (school,) = figures([body("s", "school", "consultative", 4)], [body("s", "school", "binding", 8)])
    assert (school.value, school.bounds) == (0.2, (0.2, 1.0))


def test_units_without_a_value_say_why_and_stand_at_their_tier() -> None:
    found = by_group(
        figures([body("ministry", "national", "binding", 0)], [body("town", "meso-local", "binding", 8)])
    )
    assert [(n, f.value, f.reason) for n, f in found.items()] == [
        ("ministry", None, NO_MEMBERS),
        ("town", None, NOT_COUNTED),
    ]
    assert found["town"].component == concept("tier", "meso-local")
