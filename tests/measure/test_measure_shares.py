"""Delays and shares, which are divided in Python because engines divide integers differently."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import table

from mesograph.measure import MEASURES
from mesograph.store.protocol import Row

AMOUNTS = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 99)), min_size=1)


@given(AMOUNTS)
def test_shares_by_group_sum_to_one_in_each(rows: list[tuple[str, int]]) -> None:
    found = MEASURES["share_by_group"](table("kind n", *rows), {})
    for name in {kind for kind, _ in rows}:
        total = sum(n for kind, n in rows if kind == name)
        shares = [r[-1] for r in found.rows if r[0] == name]
        if total:
            assert sum(float(str(s)) for s in shares) == pytest.approx(1)
        else:
            assert set(shares) == {None}


def test_share_of_columns() -> None:
    rows: list[Row] = [("r", 8, 2), ("s", 0, 0)]
    single = MEASURES["single_share"](table("relation_type relations single", *rows), {})
    assert single.rows == [("r", 8, 2, 0.25), ("s", 0, 0, None)]


ELECTED = "day owner_kind elected schools gaps"


def test_elected_owners_of_a_day_are_held_together() -> None:
    rows: list[Row] = [
        ("2017", "town", True, 3, 0),
        ("2017", "service", False, 1, 0),
        ("2026", "town", True, 0, 0),
    ]
    found = MEASURES["elected_control"](table(ELECTED, *rows), {"country": "xx"})
    assert found.rows == [
        ("2017", "town", True, 3, 0.75),
        ("2017", "service", False, 1, 0.25),
        ("2017", "xx", True, 3, 0.75),
        ("2026", "town", True, 0, None),
    ]


def test_unknown_schools_leave_no_share_of_elected_owners() -> None:
    rows: list[Row] = [("2017", "town", True, 0, 1), ("2017", "service", False, 1, 0)]
    found = MEASURES["elected_control"](table(ELECTED, *rows), {"country": "xx"})
    assert found.rows == [("2017", "town", True, None, None), ("2017", "service", False, 1, None)]


def test_progress_has_the_country_first() -> None:
    rows: list[Row] = [("north", 1, 2), ("south", 0, 6), ("empty", 0, 0)]
    found = MEASURES["transfer_progress"](table("territory transferred public", *rows), {"country": "xx"})
    assert found.rows == [
        ("xx", 1, 8, 0.125),
        ("north", 1, 2, 0.5),
        ("south", 0, 6, 0.0),
        ("empty", 0, 0, None),
    ]
    assert MEASURES["transfer_progress"](table("territory transferred public"), {}).rows == []


DELAY = "unit in_force first_transfer precision status"


def waited(*rows: Row) -> list[Row]:
    return MEASURES["delay"](table(DELAY, *rows), {"country": "xx"}).rows


@given(st.lists(st.integers(0, 9999), min_size=1))
def test_delay_is_counted_in_days_with_the_median_first(days: list[int]) -> None:
    law = date(2017, 11, 24)
    rows: list[Row] = [
        (f"u{n}", law.isoformat(), (law + timedelta(n)).isoformat(), "day", "code/de-jure") for n in days
    ]
    found = waited(*rows)
    assert [r[-1] for r in found[1:]] == days
    assert found[0][:2] == ("xx", "2017-11-24")
    assert sum(n <= float(str(found[0][-1])) for n in days) >= len(days) / 2
    assert sum(n >= float(str(found[0][-1])) for n in days) >= len(days) / 2


def test_an_announced_transfer_never_enters_the_median() -> None:
    fact: Row = ("a", "2018-01-01", "2018-01-31", "day", "code/de-jure")
    later: Row = ("b", "2018-01-01", "2029-01-01", "year", "code/announced")
    assert waited(fact, later)[0][-1] == 30
    assert waited(later) == [(*later, 4018)]


def test_a_unit_that_has_begun_is_not_listed_again_as_announced() -> None:
    fact: Row = ("a", "2018-01-01", "2018-01-31", "day", "code/de-jure")
    rest: Row = ("a", "2018-01-01", "2029-01-01", "year", "code/announced")
    assert waited(fact, rest)[1:] == [(*fact, 30)]
