"""Measures on who decides, agrees, pays and is enabled to: parts that a whole answer does not show alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from made import shares, table

from mesograph.measure.consent import consents
from mesograph.measure.distance import distance, profile_distance
from mesograph.measure.framework import framed_part
from mesograph.measure.inputs import Record, concept
from mesograph.measure.kin import above, same_hand
from mesograph.measure.means import mandates_without_means
from mesograph.measure.practice import law_and_practice
from mesograph.measure.seats import empty_seats
from mesograph.measure.sectors import sort_sectors
from mesograph.measure.untouched import stretches, untouched
from mesograph.store.protocol import Value

SECTOR = concept("school-sector", "public")


def kind(name: str) -> Value:
    return concept("unit-kind", name)


def acts(agent: str, body: str = "", within: bool = False) -> Record:
    return {"agent": kind(agent), "body": kind(body) if body else None, "within": within}


def rule(tier: str, start: str, until: str, countable: bool = True) -> Record:
    return {"tier": concept("tier", tier), "start": start, "until": until, "countable": countable}


@given(shares(), shares())
def test_distance_is_a_share_and_the_same_both_ways(one: dict[str, float], other: dict[str, float]) -> None:
    assert -1e-9 <= distance(one, other) <= 1 + 1e-9
    assert distance(one, other) == pytest.approx(distance(other, one))
    assert distance(one, one) == 0


def test_distance_is_half_of_what_lies_elsewhere() -> None:
    assert distance({"school": 1.0}, {"national": 1.0}) == 1
    assert distance({"school": 0.5, "national": 0.5}, {"school": 1.0}) == 0.5


def test_a_pair_without_a_profile_on_one_side_has_no_distance() -> None:
    rows = table(
        "part member decision domain tier countable",
        ("decision", None, concept("decision", "a"), concept("decision-domain", "d"), None, None),
        ("first", SECTOR, None, None, None, None),
        ("second", concept("school-sector", "private"), None, None, None, None),
        ("decider", SECTOR, concept("decision", "a"), None, concept("tier", "school"), True),
    )
    measured = profile_distance(rows, {})
    assert measured.rows == [(SECTOR, concept("school-sector", "private"), None, None, 0, None, None)]
    assert (measured.counted, measured.excluded) == (0, 1)


def test_a_kind_that_decides_in_two_modes_is_one_decider() -> None:
    rows = [acts("head", within=True), acts("head"), acts("congress")]
    assert framed_part(rows) == 0.5


def test_an_organ_and_its_body_are_one_hand() -> None:
    assert same_hand(acts("office", "council"), acts("council"), {})
    assert same_hand(acts("office", "council"), acts("treasury", "council"), {})
    assert not same_hand(acts("office", "council"), acts("region"), {})


def test_a_kind_and_a_wider_one_are_one_hand_and_two_narrower_ones_are_not() -> None:
    wider = {kind("ceara"): {kind("state")}, kind("pernambuco"): {kind("state")}}
    assert same_hand(acts("ceara"), acts("state"), wider)
    assert same_hand(acts("state"), acts("ceara"), wider)
    assert not same_hand(acts("ceara"), acts("pernambuco"), wider)


def test_wider_kinds_in_a_circle_end() -> None:
    assert above(kind("a"), {kind("a"): {kind("b")}, kind("b"): {kind("a")}}) == {kind("a"), kind("b")}


def test_stretches_change_with_the_rules_and_leave_out_gaps() -> None:
    rules = [
        rule("school", "1990-01-01", "2000-01-01"),
        rule("national", "1995-01-01", "2000-01-01"),
        rule("school", "2005-01-01", "9999-12-31"),
    ]
    assert list(stretches(rules)) == [
        ("1990-01-01", {"school"}),
        ("1995-01-01", {"school", "national"}),
        ("2005-01-01", {"school"}),
    ]


COURSE = "part sector predecessor decision domain tier start until countable"


def course(*rows: tuple[Value, ...]) -> list[object]:
    decision = concept("decision", "a")
    asked = ("decision", None, None, decision, concept("decision-domain", "d"), None, None, None, None)
    reform = ("reform", None, None, None, None, None, "2000-01-01", None, None)
    made = [
        (part, sector, past, decision, None, t and concept("tier", str(t)), start, "9999-12-31", True)
        for part, sector, past, t, start in rows
    ]
    return untouched(table(COURSE, asked, reform, *made), {}).rows


def test_sectors_that_succeed_each_other_in_a_circle_end() -> None:
    one, other, after = (concept("school-sector", n) for n in ("one", "other", "after"))
    circle = [("succession", one, other, None, None), ("succession", other, one, None, None)]
    named = [("sector", s, None, None, None) for s in (one, other, after)]
    assert course(*circle, *named[:2]) == []
    assert course(*circle, *named, ("succession", after, one, None, None)) == [(after, *[None] * 5)]


def test_a_move_along_three_sectors_is_seen() -> None:
    names = [concept("school-sector", n) for n in ("first", "second", "third")]
    line = [("succession", names[i + 1], names[i], None, None) for i in (0, 1)]
    named = [("sector", name, None, None, None) for name in names]
    rules = [("decider", name, None, "school", "1990-01-01") for name in names]
    moved = [*rules[1:], ("decider", names[0], None, "national", "1990-01-01")]
    assert course(*line, *named, *rules)[0][-1] == 1
    assert course(*line, *named, *moved)[0][-1] == 0


def test_a_reform_on_the_first_coded_day_tells_nothing() -> None:
    named = ("sector", SECTOR, None, None, None)
    assert course(named, ("decider", SECTOR, None, "school", "2000-01-01"))[0][-1] is None
    assert course(named, ("decider", SECTOR, None, "school", "1999-12-31"))[0][-1] == 1


def test_an_approval_of_a_remembered_decision_counts_and_a_remembered_approval_does_not() -> None:
    def asked(decider: bool, approver: bool) -> object:
        given_rows = [("decider", "school", decider), ("approver", "region", approver)]
        rows = table(
            "part sector decision domain agent tier countable",
            ("decision", None, concept("decision", "a"), concept("decision-domain", "d"), None, None, None),
            ("sector", SECTOR, None, None, None, None, None),
            *(
                (part, SECTOR, concept("decision", "a"), None, kind(name), None, counts)
                for part, name, counts in given_rows
            ),
        )
        return consents(rows, {}).rows[0][-1]

    assert asked(decider=False, approver=True) == 1
    assert asked(decider=True, approver=False) is None
    assert asked(decider=False, approver=False) is None


def test_the_mean_is_weighted_by_domain() -> None:
    rows = table(
        "part sector decision domain",
        *(
            ("decision", None, concept("decision", d), concept("decision-domain", domain))
            for d, domain in (("a", "one"), ("b", "two"), ("c", "two"))
        ),
    )
    assert sort_sectors(rows).mean({"a": 1.0, "b": 0.0}) == pytest.approx(2 / 3)
    assert sort_sectors(rows).mean({}) is None


def test_law_and_practice_that_agree_part_in_nothing() -> None:
    key = (SECTOR, concept("decision", "a"), concept("tier", "school"))
    rows = table(
        "sector decision tier status",
        *((*key, concept("normative-status", status)) for status in ("de-jure", "de-facto")),
    )
    assert law_and_practice(rows, {}).rows == [(None, None, None, None, None, 1, 0.0)]


def test_a_seat_in_one_sector_is_none_in_another() -> None:
    rows = table(
        "part sector body member",
        ("kind", None, None, kind("family")),
        ("kind", None, None, kind("teacher")),
        ("seat", SECTOR, kind("board"), kind("family")),
        ("seat", concept("school-sector", "slep-public"), kind("council"), kind("teacher")),
    )
    assert [row[-1] for row in empty_seats(rows, {}).rows if row[1] is None] == [0, 0.5, 0.5]


def test_money_is_meant_for_one_decision_and_help_for_a_unit() -> None:
    agent, a, b = kind("council"), concept("decision", "a"), concept("decision", "b")
    local = concept("tier", "meso-local")
    rows = table(
        "part sector decision agent tier body wider",
        ("mandate", SECTOR, a, agent, local, None, None),
        ("mandate", SECTOR, b, agent, local, None, None),
        ("funds", SECTOR, a, kind("ministry"), None, None, None),
        ("support", SECTOR, None, kind("school"), concept("tier", "school"), None, None),
    )
    assert mandates_without_means(rows, {}).rows == [
        (SECTOR, None, None, 2, 1, 2, 2, 0.5),
        (SECTOR, agent, b, None, None, None, None, None),
    ]
