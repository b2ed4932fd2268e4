"""Worked cases of the dating of ownerships; dates are half open."""

from __future__ import annotations

import pytest

from mesograph.tables import Profile
from mesograph.tables.histories import Clock, findings, history
from mesograph.tables.known import Transfer
from mesograph.tables.sightings import Sighting

HOME = "t/1"
SERVICE = "service"
PUBLIC = {"town": "cl-municipality", "corporation": "cl-corporacion", SERVICE: "cl-slep"}
DATES = ("2021-04-30", "2023-04-30", "2024-04-30", "2025-04-30")
Told = tuple[str, str, str, str, str, str]


def transfer(on: str, fact: bool = True, precision: str = "day") -> dict[str, Transfer]:
    return {HOME: Transfer("transfer", SERVICE, on, precision, fact, ("listing",))}


def seen(*owners: str, status: str = "open", dates: tuple[str, ...] = DATES) -> list[Sighting]:
    """Return what the files show of one school; an empty owner means no row in that file."""
    return [
        Sighting(
            d,
            f"{d[:4]}.csv",
            2,
            "s",
            f"e/{d[:4]}",
            f"d/{d[:4]}",
            PUBLIC.get(o, "cl-sostenedor-psubv"),
            status,
            HOME,
            9,
            "N",
            o,
        )
        for d, o in zip(dates, owners, strict=False)
        if o
    ]


def told(
    profile: Profile, sightings: list[Sighting], transfers: dict[str, Transfer] | None = None
) -> list[Told]:
    assert profile.schools
    spans = history(profile.schools, sightings, Clock(DATES, transfers or {}))
    return [(s.owner, s.start, s.until, s.precision, s.end, s.status) for s in spans]


def kinds(
    profile: Profile, sightings: list[Sighting], transfers: dict[str, Transfer]
) -> list[tuple[str, str]]:
    assert profile.schools
    return [(f.kind, f.file) for f in findings(profile.schools, "school", sightings, Clock(DATES, transfers))]


def test_an_owner_seen_in_every_file_began_by_the_first(profile: Profile) -> None:
    assert told(profile, seen("a", "a", "a", "a")) == [
        ("a", "2021-04-30", "", "observed-by", "open", "de-jure")
    ]


def test_a_change_between_two_files_takes_the_date_of_the_later(profile: Profile) -> None:
    assert told(profile, seen("a", "a", "b", "b")) == [
        ("a", "2021-04-30", "2024-04-30", "observed-by", "ended", "de-jure"),
        ("b", "2024-04-30", "", "observed-by", "open", "de-jure"),
    ]


@pytest.mark.parametrize("on", ["2023-05-01", "2024-01-01", "2024-04-30"])
def test_a_transfer_between_two_files_dates_the_change(profile: Profile, on: str) -> None:
    assert told(profile, seen("town", "town", SERVICE, SERVICE), transfer(on)) == [
        ("town", "2021-04-30", on, "observed-by", "ended", "de-jure"),
        (SERVICE, on, "", "day", "open", "de-jure"),
    ]


def test_a_transfer_on_the_day_of_the_file_that_still_shows_the_town_does_not_date_the_change(
    profile: Profile,
) -> None:
    assert told(profile, seen("town", "town", SERVICE, SERVICE), transfer("2023-04-30"))[1][1:4] == (
        "2024-04-30",
        "",
        "observed-by",
    )


def test_a_year_is_enough_and_keeps_its_precision(profile: Profile) -> None:
    after = told(profile, seen("town", "town", "town", SERVICE), transfer("2025-01-01", precision="year"))[1]
    assert after == (SERVICE, "2025-01-01", "", "year", "open", "de-jure")


def test_a_service_school_of_the_first_file_began_with_its_transfer_and_nothing_is_invented_before(
    profile: Profile,
) -> None:
    assert told(profile, seen(*[SERVICE] * 4), transfer("2018-03-01")) == [
        (SERVICE, "2018-03-01", "", "day", "open", "de-jure")
    ]


def test_a_service_school_that_a_file_after_the_transfer_lacks_is_new(profile: Profile) -> None:
    assert told(profile, seen("", "", SERVICE, SERVICE), transfer("2018-03-01"))[0][1:4] == (
        "2024-04-30",
        "",
        "observed-by",
    )
    assert told(profile, seen("", "", SERVICE, SERVICE), transfer("2024-01-01"))[0][1:4] == (
        "2024-01-01",
        "",
        "day",
    )


def test_a_file_that_shows_the_service_early_does_not_move_the_date_but_is_a_finding(
    profile: Profile,
) -> None:
    rows, calendar = seen("town", "town", "town", SERVICE), transfer("2025-07-01")
    assert told(profile, rows, calendar) == [
        ("town", "2021-04-30", "2025-07-01", "observed-by", "ended", "de-jure"),
        (SERVICE, "2025-07-01", "", "day", "open", "de-jure"),
    ]
    assert kinds(profile, rows, calendar) == [("status-before-calendar", "2025.csv")]


def test_a_transfer_on_the_day_of_the_file_is_neither_early_nor_left_behind(profile: Profile) -> None:
    assert kinds(profile, seen("town", "town", "town", SERVICE), transfer("2025-04-30")) == []
    assert kinds(profile, seen("town", "town", "town", "town"), transfer("2025-04-30")) == [
        ("left-behind", "2025.csv")
    ]


def test_an_early_school_without_an_earlier_owner_gets_none(profile: Profile) -> None:
    assert told(profile, seen("", "", "", SERVICE), transfer("2025-07-01")) == [
        (SERVICE, "2025-07-01", "", "day", "open", "de-jure")
    ]


def test_a_school_left_behind_stays_with_its_town_and_is_a_finding(profile: Profile) -> None:
    rows, calendar = seen("town", "town", "town", "town"), transfer("2024-01-01")
    assert told(profile, rows, calendar) == [("town", "2021-04-30", "", "observed-by", "open", "de-jure")]
    assert kinds(profile, rows, calendar) == [("left-behind", "2024.csv"), ("left-behind", "2025.csv")]


def test_a_school_that_was_left_behind_first_changes_between_two_files(profile: Profile) -> None:
    rows = seen("town", "town", "town", SERVICE)
    assert told(profile, rows, transfer("2024-01-01"))[1] == (
        SERVICE,
        "2025-04-30",
        "",
        "observed-by",
        "open",
        "de-jure",
    )


def test_a_transfer_after_the_last_file_passes_the_school(profile: Profile) -> None:
    assert told(profile, seen("town", "town", "corporation", "corporation"), transfer("2026-01-01")) == [
        ("town", "2021-04-30", "2024-04-30", "observed-by", "ended", "de-jure"),
        ("corporation", "2024-04-30", "2026-01-01", "observed-by", "ended", "de-jure"),
        (SERVICE, "2026-01-01", "", "day", "open", "de-jure"),
    ]


def test_an_announced_transfer_is_announced_and_ends_nothing(profile: Profile) -> None:
    calendar = transfer("2027-01-01", fact=False, precision="year")
    assert told(profile, seen(*["town"] * 4), calendar) == [
        ("town", "2021-04-30", "", "observed-by", "open", "de-jure"),
        (SERVICE, "2027-01-01", "", "year", "open", "announced"),
    ]
    assert kinds(profile, seen(*["town"] * 4), calendar) == []


def test_a_closed_school_does_not_pass_without_a_file_that_shows_it(profile: Profile) -> None:
    rows = seen(*["town"] * 4, status="closed")
    assert told(profile, rows, transfer("2026-01-01")) == [
        ("town", "2021-04-30", "", "observed-by", "open", "de-jure")
    ]


def test_findings_are_about_open_schools(profile: Profile) -> None:
    assert kinds(profile, seen(*["town"] * 4, status="closed"), transfer("2024-01-01")) == []
    assert (
        kinds(profile, seen("town", "town", "town", SERVICE, status="in-recess"), transfer("2026-01-01"))
        == []
    )


def test_a_private_school_passes_when_a_file_shows_it_but_not_before_the_transfer(profile: Profile) -> None:
    rows = seen("a", "a", "a", SERVICE)
    assert told(profile, rows, transfer("2025-01-01"))[1][1:4] == ("2025-04-30", "", "observed-by")
    assert told(profile, rows, transfer("2025-07-01"))[1][1:4] == ("2025-07-01", "", "day")
    assert told(profile, seen("a", "a", "a", "a"), transfer("2026-01-01")) == told(
        profile, seen("a", "a", "a", "a")
    )


def test_a_school_that_vanishes_has_an_unknown_end_and_passes_nowhere(profile: Profile) -> None:
    rows, calendar = seen("a", "town", "town"), transfer("2026-01-01")
    assert told(profile, rows, calendar) == [
        ("a", "2021-04-30", "2023-04-30", "observed-by", "ended", "de-jure"),
        ("town", "2023-04-30", "", "observed-by", "unknown", "de-jure"),
    ]
    assert kinds(profile, rows, calendar) == [("vanished", "2024.csv")]


def test_a_service_without_a_transfer_has_no_owner_and_is_a_finding(profile: Profile) -> None:
    rows = seen("town", "town", "town", "x")
    rows[-1].owner, rows[-1].kind = "", "cl-slep"
    assert told(profile, rows) == [("town", "2021-04-30", "2025-04-30", "observed-by", "ended", "de-jure")]
    assert kinds(profile, rows, {}) == [("no-transfer", "2025.csv")]


def test_what_would_begin_after_its_successor_is_dropped(profile: Profile) -> None:
    rows = seen("town", "town", SERVICE, "town")
    assert told(profile, rows, transfer("2025-07-01")) == [
        ("town", "2021-04-30", "2025-04-30", "observed-by", "ended", "de-jure"),
        ("town", "2025-04-30", "2025-07-01", "observed-by", "ended", "de-jure"),
        (SERVICE, "2025-07-01", "", "day", "open", "de-jure"),
    ]
