"""Fragmentation of ownership, and owners below a size, over sizes made by hand or by Hypothesis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import table

from mesograph.measure import MEASURES
from mesograph.measure.fragmentation import concentration, owners_per_hundred
from mesograph.store.protocol import Row

SIZES = st.lists(st.integers(1, 500).map(float), min_size=1, max_size=30)
COLUMNS = "part kind sector owner place region schools"


def held(owner: str | None, schools: int | None, kind: str = "k") -> Row:
    return ("holding", kind, None, owner, "p", None, schools)


def test_the_worked_case() -> None:
    assert owners_per_hundred([1, 1, 8]) == 30
    assert concentration([1, 1, 8]) == pytest.approx(0.66)
    found = MEASURES["fragmentation"](
        table(COLUMNS, held("a", 1), held("b", 1), held("c", 8)), {"country": "xx"}
    )
    assert found.rows == [("xx", None, 3, 10, 30, pytest.approx(1 / 0.66), 1, 0.2)]


@given(SIZES)
def test_concentration_lies_between_equal_owners_and_one(sizes: list[float]) -> None:
    found = concentration(sizes)
    assert 1 / len(sizes) <= found * (1 + 1e-9)
    assert found <= 1 + 1e-9
    assert concentration([sizes[0]] * len(sizes)) == pytest.approx(1 / len(sizes))


@given(SIZES)
def test_owners_below_a_size_grow_with_the_size(sizes: list[float]) -> None:
    holdings = [held(f"o{i}", int(n)) for i, n in enumerate(sizes)]
    found = MEASURES["small_owners"](table(COLUMNS, *holdings), {"country": "xx"}).rows
    counts = [int(str(row[4])) for row in found]
    assert [row[2] for row in found] == [5, 10, 20]
    assert counts == [sum(n < limit for n in sizes) for limit in (5, 10, 20)]
    assert all(row[7] == pytest.approx(int(str(row[6])) / sum(sizes)) for row in found)


def test_an_owner_in_two_places_is_one_owner_of_all_its_schools() -> None:
    rows: list[Row] = [held("a", 3), ("holding", "k", None, "a", "q", None, 4)]
    assert MEASURES["small_owners"](table(COLUMNS, *rows), {"country": "xx"}).rows[0][3:6] == (1, 0, 0.0)


def test_schools_of_owners_that_no_source_names_are_shown_and_not_measured() -> None:
    found = MEASURES["fragmentation"](table(COLUMNS, held("a", 2), held(None, 9)), {"country": "xx"})
    assert found.rows == [("xx", None, 1, 11, 50, 1, 2, 0.0)]
