"""Laws of the transport of decision mass, and the two readings of a change."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from made import decider, decision, domains, profiles, rescaling_table, shares, size, succession

from mesograph.measure import MEASURES, rescaling
from mesograph.measure.inputs import notation
from mesograph.measure.ladder import MIDDLE, RANK, TIERS
from mesograph.measure.locus import locus, weights
from mesograph.measure.rescaling import transport
from mesograph.store.protocol import Table

Vector = dict[tuple[str, str], float]


def vector(table: Table, sector: str = "") -> Vector:
    """Return (reading, component) to value, without the rows that name tiers; of one sector if given."""
    rows = MEASURES["rescaling_vector"](table, {}).rows
    return {
        (notation(r[0]), notation(r[2])): float(str(r[5]))
        for r in rows
        if r[3] is None and r[4] is None and sector in ("", notation(r[1]))
    }


@given(shares(), shares())
def test_transport_conserves_mass(before: dict[str, float], after: dict[str, float]) -> None:
    moved = transport(before, after)
    left, reached = defaultdict(float), defaultdict(float)
    for (a, b), mass in moved.items():
        assert mass > 0
        left[a] += mass
        reached[b] += mass
    assert left == pytest.approx(before)
    assert reached == pytest.approx(after)


@given(shares(), shares())
def test_transport_never_crosses(before: dict[str, float], after: dict[str, float]) -> None:
    pairs = sorted((RANK[a], RANK[b]) for a, b in transport(before, after))
    assert [b for _, b in pairs] == sorted(b for _, b in pairs)


@given(shares(), shares())
def test_transport_moves_no_further_than_the_means_differ(
    before: dict[str, float], after: dict[str, float]
) -> None:
    mean = sum(m * (RANK[b] - RANK[a]) for (a, b), m in transport(before, after).items())
    ends = [sum(p * RANK[t] for t, p in profile.items()) for profile in (before, after)]
    assert mean == pytest.approx(ends[1] - ends[0])


@given(profiles(), domains())
def test_a_profile_does_not_move_against_itself(
    profile: dict[str, dict[str, float]], domain: dict[str, str]
) -> None:
    found = rescaling.rescaling(profile, profile, weights(domain))
    assert all(a == b for a, b in found.matrix)
    assert found.mean_shift == 0
    assert all(found.flow(name) == 0 for name in rescaling.FLOWS)


@given(profiles(), profiles(), domains())
def test_margins_of_the_matrix_are_the_profiles(
    before: dict[str, dict[str, float]], after: dict[str, dict[str, float]], domain: dict[str, str]
) -> None:
    weight = weights(domain)
    found = rescaling.rescaling(before, after, weight)
    both = [d for d in before if d in after]
    for place, profile in ((0, before), (1, after)):
        expected = locus({d: profile[d] for d in both}, weight)
        margin = {t: sum(m for pair, m in found.matrix.items() if pair[place] == t) for t in TIERS}
        assert margin == pytest.approx(expected)
    assert found.coverage == pytest.approx(sum(weight[d] for d in both))


@given(profiles(), profiles(), domains())
def test_up_and_down_are_all_that_moves(
    before: dict[str, dict[str, float]], after: dict[str, dict[str, float]], domain: dict[str, str]
) -> None:
    found = rescaling.rescaling(before, after, weights(domain))
    stays = sum(m for (a, b), m in found.matrix.items() if a == b)
    total = 1 if found.decisions else 0
    assert found.flow("up") + found.flow("down") + stays == pytest.approx(total)
    assert found.flow("to-centre") <= found.flow("up") + 1e-9
    assert found.flow("to-school") <= found.flow("down") + 1e-9


def test_the_middle_begins_above_the_municipality() -> None:
    assert MIDDLE == ("meso-intermediate", "meso-regional")
    assert sorted(TIERS, key=lambda t: RANK[t]) == list(TIERS)


def moved(a: str, b: str, flow: str) -> float:
    return rescaling.rescaling({"a": {a: 1.0}}, {"a": {b: 1.0}}, {"a": 1.0}).flow(flow)


def test_a_step_up_within_the_middle_does_not_come_from_below() -> None:
    assert moved("meso-intermediate", "meso-regional", "to-middle-from-below") == 0
    assert moved("meso-local", "meso-regional", "to-middle-from-below") == 1


def test_from_above_means_from_any_higher_tier() -> None:
    assert moved("national", "meso-regional", "to-middle-from-above") == 1
    assert moved("meso-regional", "meso-intermediate", "to-middle-from-above") == 1
    assert moved("national", "meso-local", "to-middle-from-above") == 0


def case(middle: str = "meso-intermediate") -> Table:
    """Hiring passes from the municipality to the service; textbooks stay; salaries rest on a memory."""
    return rescaling_table(
        decision("hire", "personnel"),
        decision("pay", "personnel"),
        decision("textbook", "instruction"),
        decider("before", "old", "hire", "meso-local"),
        decider("before", "old", "pay", "meso-local", countable=False),
        decider("before", "old", "pay", "national"),
        decider("before", "old", "textbook", "school"),
        decider("before", "other", "hire", "school"),
        decider("before", "other", "textbook", "school"),
        decider("after", "new", "hire", middle),
        decider("after", "new", "pay", "national"),
        decider("after", "new", "textbook", "school"),
        decider("after", "old", "hire", "meso-local"),
        decider("after", "old", "textbook", "school"),
        decider("after", "other", "hire", "school"),
        decider("after", "other", "textbook", "school"),
        succession("old", "new"),
        size("before", "old", 50, 300),
        size("before", "other", 50, 100),
        size("before", "uncoded", 7, 9000),
        size("after", "old", 25, 100),
        size("after", "new", 25, 200),
        size("after", "other", 50, 100),
    )


def test_a_decision_with_one_uncountable_decider_is_left_out_whole() -> None:
    found = MEASURES["rescaling_vector"](case(), {})
    assert (found.counted, found.excluded) == (2, 1)
    # Had the remembered half of pay been dropped alone, the other half would count as unmoved mass.
    assert vector(case())["regime", "coverage"] == 0.75


def test_regime_reading_is_the_predecessor_before_and_the_successor_after() -> None:
    found = vector(case())
    assert found["regime", "to-middle-from-below"] == pytest.approx(0.25 / 0.75)
    assert found["regime", "mean-shift"] == pytest.approx(0.25 / 0.75)


def test_system_reading_weighs_the_coded_sectors_by_pupils() -> None:
    # Of 400 pupils before, 300 are in the old sector; of 400 after, 200 have passed to the new one.
    found = vector(case())
    assert found["system", "to-middle-from-below"] == pytest.approx(0.5 * 0.25 / 0.75)


def test_system_reading_counts_schools_where_pupils_of_one_sector_are_unknown() -> None:
    rows = [row if row[0] != "size-after" else (*row[:-1], 1) for row in case().rows]
    found = vector(Table(case().columns, rows))
    assert found["system", "to-middle-from-below"] == pytest.approx(0.25 * 0.25 / 0.75)


def test_the_inflow_of_the_middle_is_that_of_the_vector() -> None:
    rows = MEASURES["middle_inflow"](case(), {}).rows
    rows = [r for r in rows if notation(r[0]) != "sector"]
    totals = {(notation(r[0]), notation(r[2])): r[5] for r in rows if r[3] is None}
    assert totals == {key: value for key, value in vector(case()).items() if "to-middle" in key[1]}
    parts = [r for r in rows if r[3] is not None]
    assert [(notation(r[3]), notation(r[4])) for r in parts] == [("meso-local", "meso-intermediate")] * 2


def test_a_sector_is_compared_with_itself_and_shows_only_what_moved() -> None:
    still = vector(case(), "other")
    assert still == {("sector", "mean-shift"): 0, ("sector", "coverage"): 0.75}
    taken_over = rescaling_table(
        decision("hire", "personnel"),
        decider("before", "x", "hire", "meso-regional"),
        decider("after", "x", "hire", "national"),
    )
    found = vector(taken_over)
    assert found["sector", "to-centre"] == found["sector", "up"] == found["sector", "mean-shift"] == 1
    assert ("sector", "down") not in found


def test_without_a_succession_coverage_is_that_of_the_sectors() -> None:
    rows = [row for row in case().rows if row[0] != "succession"]
    found = MEASURES["rescaling_vector"](Table(case().columns, rows), {})
    # Of three decisions, `other` counts two on both days, `old` two, `new` none before.
    assert (found.counted, found.excluded) == (4, 5)


def test_municipality_and_service_in_one_tier_move_nothing() -> None:
    found = vector(case(middle="meso-local"))
    assert found["regime", "mean-shift"] == 0
    assert found["regime", "to-middle-from-below"] == 0


def test_a_middle_that_holds_the_municipality_hides_the_move(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rescaling, "MIDDLE", ("meso-local", *MIDDLE))
    assert vector(case())["regime", "to-middle-from-below"] == 0


def test_a_reading_without_a_counted_decision_has_only_its_coverage() -> None:
    rows = [row for row in case().rows if row[0] != "decider-before"]
    table = Table(case().columns, rows)
    found = MEASURES["rescaling_vector"](table, {})
    assert [(notation(r[0]), notation(r[2]), r[5]) for r in found.rows] == [
        (reading, "coverage", 0.0) for reading in ("regime", *["sector"] * 3, "system")
    ]
    assert (found.counted, found.excluded) == (0, 3)
    assert MEASURES["middle_inflow"](table, {}).rows == []


def test_nothing_is_measured_where_nothing_is_coded() -> None:
    found = MEASURES["rescaling_vector"](rescaling_table(), {})
    assert (found.rows, found.counted, found.excluded) == ([], 0, 0)
