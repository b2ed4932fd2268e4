"""Coupling and the missing middle of made-up owner kinds, and their means over the system."""

from __future__ import annotations

import pytest
from found import SIZES, by_group, found, kind, table
from hypothesis import given
from hypothesis import strategies as st

from mesograph.compare.figure import NO_SIZES, NOT_CODED, NOT_COUNTED, SYSTEM, Figure
from mesograph.compare.supports import coupling_figures, missing_middle_figures
from mesograph.store.protocol import Row, Table

LEFT_OUT = "part owner_kind unit rules"
SUPPORTS = "part owner_kind unit supports schools"
MISSING = "owner_kind coded providers doubtful"


def coupled(supports: list[Row], left_out: list[Row], sizes: list[Row]) -> dict[str, Figure]:
    tables = {
        "cq_35": table(SUPPORTS, *((*row, None) for row in supports)),
        "supports_left_out": table(LEFT_OUT, *left_out),
        "owner_kinds": table(SIZES, *sizes),
    }
    return by_group(coupling_figures(found(**tables)))


TOWN, CHURCH = kind("town"), kind("church")
BOTH = [(TOWN, 30, 0, 900, 0), (CHURCH, 10, 0, 100, 0)]
TIES: list[Row] = [
    ("support", TOWN, "town", 2),
    ("support", TOWN, "agency", 1),
    ("support", TOWN, "tutor", 1),
    ("sanction", TOWN, "town", 1),
]


def test_coupling_counts_supports_by_those_who_can_sanction() -> None:
    town = coupled(TIES, [], BOTH)["town"]
    assert (town.value, town.bounds, town.counted.share) == (0.5, (0.5, 0.5), 1)
    assert town.spread is not None
    # Each unit once: the town is one of three.
    assert (town.spread.low, town.spread.low_by) == (pytest.approx(1 / 3), "per-provider")


def test_what_is_left_out_may_be_coupled_or_couple_what_is_counted() -> None:
    left_out: list[Row] = [("support", TOWN, "town", 1), ("sanction", TOWN, "tutor", 1)]
    town = coupled(TIES, left_out, BOTH)["town"]
    assert (town.value, town.counted.inside, town.counted.outside) == (0.5, 4, 1)
    assert town.bounds == pytest.approx((2 / 5, (2 + 1 + 1) / 5))


def test_a_kind_without_supports_has_a_reason() -> None:
    found = coupled(TIES, [("support", CHURCH, "town", 1)], BOTH)
    assert (found["church"].value, found["church"].reason) == (None, NOT_COUNTED)
    assert coupled(TIES, [], BOTH)["church"].reason == NOT_CODED


def test_the_system_weighs_kinds_by_schools_and_those_unknown_widen_its_bounds() -> None:
    system = coupled(TIES, [], BOTH)[SYSTEM]
    assert (system.value, system.counted.inside, system.counted.outside) == (0.5, 30, 10)
    assert system.bounds == pytest.approx((30 * 0.5 / 40, (30 * 0.5 + 10) / 40))


def test_the_system_under_other_weights() -> None:
    ties = [*TIES, ("support", CHURCH, "agency", 1)]
    system = coupled(ties, [], BOTH)[SYSTEM]
    assert system.value == pytest.approx(0.75 * 0.5)
    assert system.spread is not None
    assert (system.spread.low, system.spread.low_by) == (0.25, "per-owner-kind")
    assert (system.spread.high, system.spread.high_by) == (pytest.approx(0.45), "pupils-not-schools")


def test_without_numbers_of_schools_there_is_a_system_only_if_all_kinds_agree() -> None:
    uncounted = [(TOWN, 0, 1, 0, 1), (CHURCH, 10, 0, 100, 0)]
    ties = [*TIES, ("support", CHURCH, "agency", 1)]
    system = coupled(ties, [], uncounted)[SYSTEM]
    assert (system.value, system.reason) == (None, NO_SIZES)
    agreed = coupled([*ties, ("support", CHURCH, "x", 1), ("sanction", CHURCH, "x", 1)], [], uncounted)[
        SYSTEM
    ]
    assert (agreed.value, agreed.bounds) == (0.5, (0.5, 0.5))


def test_no_owner_kind_at_all_is_no_system() -> None:
    (system,) = coupled([], [], []).values()
    assert (system.value, system.reason) == (None, NOT_CODED)


counts = st.integers(0, 4)


@given(st.lists(st.tuples(counts, counts, st.integers(1, 50)), min_size=1, max_size=4))
def test_the_bounds_of_the_system_hold_its_value(kinds: list[tuple[int, int, int]]) -> None:
    supports: list[Row] = []
    left_out: list[Row] = []
    sizes: list[Row] = []
    for i, (inside, outside, schools) in enumerate(kinds):
        name = kind(f"k{i}")
        sizes.append((name, schools, 0, schools, 0))
        supports += [("sanction", name, "u0", 1), *(("support", name, f"u{n}", 1) for n in range(inside))]
        left_out += [("support", name, f"v{n}", 1) for n in range(outside)]
    system = coupled(supports, left_out, sizes)[SYSTEM]
    if system.value is not None:
        assert system.bounds is not None
        assert system.spread is not None
        assert 0 <= system.bounds.low <= system.value + 1e-12
        assert system.value - 1e-12 <= system.bounds.high <= 1 + 1e-12
        assert system.spread.low <= system.value <= system.spread.high
        assert system.counted.share is not None
        if all(outside == 0 and inside for inside, outside, _ in kinds):
            assert system.bounds == pytest.approx((system.value, system.value))


def missing(*rows: Row, sizes: list[Row] = BOTH) -> dict[str, Figure]:
    tables: dict[str, Table] = {"cq_33": table(MISSING, *rows), "owner_kinds": table(SIZES, *sizes)}
    return by_group(missing_middle_figures(found(**tables)))


def test_one_unit_that_counts_settles_that_the_middle_is_there() -> None:
    figures = missing((TOWN, 3, 1, 2), (CHURCH, 1, 0, 0))
    assert (figures["town"].value, figures["town"].bounds, figures["town"].counted.share) == (0, (0, 0), 1)
    assert (figures["church"].value, figures["church"].bounds) == (1, (1, 1))
    assert (figures[SYSTEM].value, figures[SYSTEM].bounds) == (0.25, (0.25, 0.25))


def test_a_unit_that_rests_on_memory_may_fill_the_gap() -> None:
    figures = missing((TOWN, 3, 0, 1), (CHURCH, 0, 0, 0))
    assert (figures["town"].value, figures["town"].bounds, figures["town"].counted.share) == (1, (0, 1), 0)
    assert (figures["church"].value, figures["church"].reason) == (None, NOT_CODED)
    assert (figures[SYSTEM].value, figures[SYSTEM].bounds) == (1, (0, 1))


def test_a_row_without_a_kind_where_nothing_is_grouped_is_no_kind() -> None:
    nothing: list[Row] = [(None, 0, 0, 0, 0)]
    (system,) = missing((None, 0, 0, 0), sizes=nothing).values()
    assert (system.group, system.reason) == (SYSTEM, NOT_CODED)
    (system,) = coupled([], [], nothing).values()
    assert (system.group, system.reason, system.counted.outside) == (SYSTEM, NOT_CODED, 0)
