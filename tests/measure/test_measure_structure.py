"""Scale, span, layers, coupling and depth over tables made by hand."""

from __future__ import annotations

from math import ceil, log10

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import table

from mesograph.measure import MEASURES
from mesograph.measure.layers import LONGEST, chains
from mesograph.measure.span import percentile
from mesograph.store.protocol import Row

NUMBERS = st.lists(st.integers(0, 500).map(float), min_size=1, max_size=40)


def test_scale_is_the_median_of_schools_per_owner_on_each_day() -> None:
    rows: list[Row] = [("2026-01-01", "s", 40), ("2017-01-01", "a", 1), ("2017-01-01", "b", 3)]
    rows += [("2017-01-01", "c", 4), ("2026-01-01", "t", 20)]
    found = MEASURES["ownership_scale"](table("day owner schools", *rows), {})
    assert found.rows == [("2017-01-01", 3, 8, 3.0, None), ("2026-01-01", 2, 60, 30.0, log10(10))]


@given(NUMBERS, st.sampled_from([0.1, 0.5, 0.9, 1.0]))
def test_percentile_is_a_value_that_enough_values_do_not_exceed(values: list[float], share: float) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(v <= found for v in values) >= ceil(share * len(values))
    assert sum(v < found for v in values) < ceil(share * len(values)) or found == min(values)


def test_percentile_by_nearest_rank() -> None:
    assert percentile([float(n) for n in range(1, 11)], 0.9) == 9
    assert percentile([float(n) for n in range(1, 12)], 0.9) == 10
    assert percentile([7.0], 0.9) == 7


def test_span_per_kind() -> None:
    rows: list[Row] = [("k", f"u{n}", n) for n in range(1, 11)]
    found = MEASURES["span_of_control"](table("kind unit span", *rows, ("l", "v", 16)), {})
    assert found.rows == [("k", 10, 5.5, 9, 10), ("l", 1, 16, 16, 16)]


LAYERS = "part unit parent kind tier schools gaps"


def test_layers_between_ministry_and_school() -> None:
    rows: list[Row] = [
        ("ministry", "m", None, "ministry", "national", None, None),
        ("edge", "d", "m", "directorate", "national", None, None),
        ("edge", "s", "d", "service", "intermediate", None, None),
        ("edge", "t", "m", "service", "intermediate", None, None),
        ("owner", "s", None, "service", "intermediate", 30, 0),
        ("owner", "t", None, "service", "intermediate", 10, 0),
        ("owner", "c", None, "municipality", "local", 5, 0),
    ]
    found = MEASURES["layers"](table(LAYERS, *rows), {})
    assert found.rows == [("service", 40, 1, 2, 2.0, 2), ("municipality", 5, None, None, None, None)]


def test_layers_weigh_an_owner_by_its_schools() -> None:
    rows: list[Row] = [
        ("ministry", "m", None, "ministry", "national", None, None),
        ("edge", "d", "m", "directorate", "national", None, None),
        ("edge", "s", "d", "service", "intermediate", None, None),
        ("edge", "t", "m", "service", "intermediate", None, None),
        ("owner", "s", None, "service", "intermediate", 10, 0),
        ("owner", "t", None, "service", "intermediate", 30, 0),
    ]
    assert MEASURES["layers"](table(LAYERS, *rows), {}).rows[0][4] == 1.0


def test_layers_of_a_school_are_those_of_its_shortest_chain() -> None:
    rows: list[Row] = [
        ("ministry", "m", None, "ministry", "national", None, None),
        ("edge", "d", "m", "directorate", "national", None, None),
        ("edge", "s", "d", "service", "intermediate", None, None),
        ("edge", "s", "m", "service", "intermediate", None, None),
        ("owner", "s", None, "service", "intermediate", 10, 0),
    ]
    assert MEASURES["layers"](table(LAYERS, *rows), {}).rows == [("service", 10, 1, 2, 1.0, 2)]


def test_layers_of_an_owner_whose_schools_are_unknown() -> None:
    rows: list[Row] = [
        ("ministry", "m", None, "ministry", "national", None, None),
        ("edge", "s", "m", "service", "intermediate", None, None),
        ("owner", "s", None, "service", "intermediate", 0, 1),
        ("owner", None, None, "town", "local", 0, 1),
    ]
    found = MEASURES["layers"](table(LAYERS, *rows), {})
    assert found.rows == [("service", None, 1, 1, 1.0, 1), ("town", None, None, None, None, None)]


def test_chains_take_every_way_up_and_end_in_a_circle() -> None:
    parents = {"a": ["b", "c"], "b": ["m"], "c": ["b"], "x": ["y"], "y": ["x"]}
    assert set(chains(parents, "a", {"m"})) == {("a", "b"), ("a", "c", "b")}
    assert list(chains(parents, "x", {"m"})) == []
    assert list(chains(parents, "m", {"m"})) == [()]
    long = {n: [n + 1] for n in range(LONGEST + 5)}
    assert list(chains(long, 5, {LONGEST + 5})) == [tuple(range(5, LONGEST + 5))]
    assert list(chains(long, 0, {LONGEST + 5})) == []


COUPLING = "part owner_kind unit supports schools gaps"


def test_coupling_per_owner_kind_and_weighted_by_schools() -> None:
    rows: list[Row] = [
        ("sanction", "service", "s", 1, None, None),
        ("support", "service", "s", 2, None, None),
        ("support", "service", "ate", 1, None, None),
        ("support", "municipality", "ate", 1, None, None),
        ("sanction", "municipality", "m", 1, None, None),
        (None, "service", None, None, 30, 0),
        (None, "municipality", None, None, 10, 0),
        (None, "private", None, None, 60, 0),
    ]
    found = MEASURES["coupling"](table(COUPLING, *rows), {})
    assert found.rows[:3] == [
        ("service", 30, 3, 2 / 3),
        ("municipality", 10, 1, 0.0),
        ("private", 60, 0, None),
    ]
    assert found.rows[3][:3] == (None, 100, None)
    assert found.rows[3][3] == pytest.approx((30 * 2 / 3 + 10 * 0) / 40)
    assert (found.counted, found.excluded) == (40, 60)


def test_coupling_weighs_owner_kinds_alike_where_their_schools_are_unknown() -> None:
    rows: list[Row] = [
        ("sanction", "state", "s", 1, None, None),
        ("support", "state", "s", 1, None, None),
        ("support", "town", "s", 1, None, None),
        (None, "state", None, None, 30, 0),
        (None, "town", None, None, 0, 1),
        (None, "private", None, None, 0, 1),
    ]
    found = MEASURES["coupling"](table(COUPLING, *rows), {})
    assert found.rows[1:] == [("town", None, 1, 0.0), ("private", None, 0, None), (None, None, None, 0.5)]
    assert (found.counted, found.excluded, found.unit) == (2, 1, "owner-kinds")


def test_coupling_without_any_support_has_no_mean() -> None:
    found = MEASURES["coupling"](table(COUPLING, (None, "private", None, None, 60, 0)), {})
    assert found.rows == [("private", 60, 0, None)]
    assert (found.counted, found.excluded) == (0, 60)


def test_depth_is_empty_where_members_are_not_coded() -> None:
    rows: list[Row] = [("k", "t", "council", "consultative", 2, 4), ("k", "t", "board", "binding", 5, 0)]
    found = MEASURES["participation_depth"](table("unit_kind tier body power rank seats", *rows), {})
    assert [row[-1] for row in found.rows] == [pytest.approx(0.2), None]
