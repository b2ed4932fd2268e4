"""The locus profile and the move of one decision."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import domains, profiles, table

from mesograph.measure import MEASURES
from mesograph.measure.inputs import concept, notation
from mesograph.measure.ladder import TIERS
from mesograph.measure.locus import equal_shares, locus, profile_of, weights
from mesograph.store.protocol import Row, Table

RULES = st.lists(
    st.tuples(st.sampled_from(list("abc")), st.sampled_from((*TIERS, "external")), st.booleans()), max_size=12
)


@given(domains())
def test_weights_sum_to_one_and_are_equal_per_domain(domain: dict[str, str]) -> None:
    weight = weights(domain)
    assert sum(weight.values()) == pytest.approx(1)
    sums = {name: sum(w for d, w in weight.items() if domain[d] == name) for name in set(domain.values())}
    assert all(total == pytest.approx(1 / len(sums)) for total in sums.values())


@given(profiles(), domains())
def test_locus_sums_to_one(profile: dict[str, dict[str, float]], domain: dict[str, str]) -> None:
    assert sum(locus(profile, weights(domain)).values()) == pytest.approx(1)


def test_locus_of_nothing_is_nothing() -> None:
    assert set(locus({}, {}).values()) == {0.0}


@given(st.sets(st.sampled_from(TIERS), min_size=1))
def test_tiers_that_decide_together_share_equally(tiers: set[str]) -> None:
    assert equal_shares(tiers) == {t: float(Fraction(1, len(tiers))) for t in tiers}


@given(RULES)
def test_a_decision_with_one_uncountable_decider_is_left_out_whole(rows: list[tuple[str, str, bool]]) -> None:
    profile = profile_of(rows)
    for name in "abc":
        of_name = [(where, countable) for d, where, countable in rows if d == name]
        tiers = {where for where, _ in of_name if where in TIERS}
        expected = bool(tiers) and all(countable for _, countable in of_name)
        assert (name in profile) is expected
        if expected:
            assert set(profile[name]) == tiers


def test_a_decider_off_the_ladder_takes_no_share() -> None:
    assert profile_of([("a", "school", True), ("a", "external", True)]) == {"a": {"school": 1.0}}
    assert profile_of([("a", "external", True)]) == {}


def rule(decision: str, tier: str | None, countable: bool | None = True, sector: str = "public") -> Row:
    where = concept("tier", tier) if tier else None
    domain = concept("decision-domain", decision[0])
    name = concept("school-sector", sector)
    return (name, concept("decision", decision), domain, where, countable if tier else None)


def deciders(*rows: Row) -> Table:
    return table("sector decision domain tier countable", *rows)


def test_every_sector_has_a_profile_of_its_own() -> None:
    found = MEASURES["locus_profile"](
        deciders(
            rule("a1", "school"), rule("a1", "national", sector="private"), rule("b1", None, sector="private")
        ),
        {},
    )
    whole = [(notation(r[0]), notation(r[1])) for r in found.rows if r[2] == 1]
    assert whole == [("public", "school"), ("private", "national")]
    assert (found.counted, found.excluded) == (2, 1)


def test_locus_profile_splits_what_is_shared_from_what_is_decided_alone() -> None:
    found = MEASURES["locus_profile"](
        deciders(
            rule("a1", "school"),
            rule("a2", "school"),
            rule("a2", "national"),
            rule("b1", "national"),
            rule("b2", None),
        ),
        {},
    )
    # Weights .25 each; b2 has no decider, so that .75 is the whole.
    rows = {notation(r[1]): (r[2], r[3]) for r in found.rows}
    assert rows["school"] == pytest.approx((0.375 / 0.75, 0.25 / 0.75))
    assert rows["national"] == pytest.approx((0.375 / 0.75, 0.25 / 0.75))
    assert sum(alone for _, alone in rows.values()) == pytest.approx(2 / 3)  # the rest is decided together
    assert (found.counted, found.excluded) == (3, 1)
    assert [notation(r[1]) for r in found.rows] == list(reversed(TIERS))


def test_locus_profile_of_a_sector_that_is_not_coded_has_no_rows() -> None:
    found = MEASURES["locus_profile"](deciders(rule("a1", None)), {})
    assert (found.rows, found.counted, found.excluded) == ([], 0, 1)


def moment(when: str, tier: str, countable: bool = True) -> Row:
    return (concept("moment", when), concept("unit-kind", "xx"), concept("tier", tier), countable)


def moves(*rows: Row) -> list[object]:
    found = MEASURES["tier_move"](table("moment decider tier countable", *rows), {})
    assert found.columns[-1] == "move"
    return [row[-1] for row in found.rows]


def test_move_stands_on_the_rows_after_and_counts_rungs_upwards() -> None:
    assert moves(moment("before", "meso-local"), moment("after", "meso-intermediate")) == [None, 1.0]
    assert moves(moment("before", "national"), moment("after", "school")) == [None, -4.0]


def test_move_is_between_the_lowest_deciders() -> None:
    rows = (moment("before", "school"), moment("before", "national"), moment("after", "meso-regional"))
    assert moves(*rows) == [None, None, 3.0]


def test_move_is_empty_while_one_side_is_remembered_only() -> None:
    rows = (moment("before", "meso-local", countable=False), moment("after", "meso-intermediate"))
    assert moves(*rows) == [None, None]


def test_move_is_empty_without_one_side_or_off_the_ladder() -> None:
    assert moves(moment("after", "meso-intermediate")) == [None]
    assert moves(moment("before", "external"), moment("after", "school")) == [None, None]


def test_move_counts_the_rows_it_could_use() -> None:
    rows = (moment("before", "meso-local", countable=False), moment("after", "meso-intermediate"))
    found = MEASURES["tier_move"](table("moment decider tier countable", *rows), {})
    assert (found.counted, found.excluded) == (1, 1)
