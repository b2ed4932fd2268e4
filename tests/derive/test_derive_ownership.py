"""Holdings by ownership: where files tell the owner of each school, counts come from schools."""

from __future__ import annotations

import pytest
from reading import Derived, Row, holdings, rows

from mesograph.store import Store

CALENDAR = """
unit-kind:council meso:hierarchyKind hierarchy-kind:elected-local-government .
unit-kind:service meso:succeedsKind unit-kind:council .
<xx/territory/L> meso:holdingSince "1986-01-01"^^xsd:date .
<xx/council> meso:unitKind unit-kind:council ; meso:country <xx/territory/L> ;
  meso:territory <xx/territory/P> .
<xx/service> meso:unitKind unit-kind:service ; meso:country <xx/territory/L> .
<xx/transfer> a meso:Transfer ; meso:territory <xx/territory/P> ; meso:onDate "2023-01-01"^^xsd:date ;
  meso:normativeStatus normative-status:de-jure ; org:originalOrganization <xx/council> ;
  org:resultingOrganization <xx/service> ; meso:evidence <xx/read> .
<xx/seen> a meso:Observation ; meso:ownerKind unit-kind:service ; meso:territory <xx/territory/P> ;
  meso:country <xx/territory/L> ; meso:schools 99 ; meso:pupils 9999 ; meso:evidence <xx/read> ;
  meso:referenceDate "2024-04-30"^^xsd:date .
<xx/read> meso:evidenceLevel evidence-level:verified-official ; meso:stance stance:supports ;
  meso:source <xx/source> .
<xx/recalled> meso:evidenceLevel evidence-level:memory ; meso:stance stance:supports .
"""
FIRST, SECOND = "2021-04-30", "2024-04-30"


ELSEWHERE = """
<xx/council-q> meso:unitKind unit-kind:council ; meso:country <xx/territory/L> ;
  meso:territory <xx/territory/Q> .
<xx/council-r> meso:unitKind unit-kind:council ; meso:country <xx/territory/L> ;
  meso:territory <xx/territory/R> .
<xx/later> a meso:Transfer ; meso:territory <xx/territory/Q> ; meso:onDate "2025-01-01"^^xsd:date ;
  meso:normativeStatus normative-status:de-jure ; org:originalOrganization <xx/council-q> ;
  org:resultingOrganization <xx/service> ; meso:evidence <xx/read> .
""" + "".join(
    f"""<xx/seen-{place}-{kind}> a meso:Observation ; meso:ownerKind unit-kind:{kind} ; meso:schools 7 ;
      meso:territory <xx/territory/{place}> ; meso:country <xx/territory/L> ; meso:pupils 70 ;
      meso:evidence <xx/read> ; meso:referenceDate "2024-04-30"^^xsd:date .
    """
    for place, kind in (("Q", "council"), ("R", "council"), ("R", "private"))
)


def state(school: str, day: str, pupils: int | None = 10, status: str = "open", place: str = "P") -> str:
    """Return the row of a school in the file of a day."""
    enrolment = "" if pupils is None else f"meso:enrolment {pupils} ;"
    return f"""<xx/{school}> meso:country <xx/territory/L> .
    <xx/state/{school}-{day}> a meso:DirectoryState ; meso:school <xx/{school}> ; {enrolment}
      meso:directoryStatus school-state:{status} ; meso:referenceDate "{day}"^^xsd:date ;
      meso:territory <xx/territory/{place}> ; prov:wasDerivedFrom <xx/file-{day[:4]}> .
    """


def owned(school: str, owner: str, start: str, until: str = "", evidence: str = "read", end: str = "") -> str:
    """Return an ownership; without an end it is open, unless `end` says otherwise."""
    end = end or ("ended" if until else "open")
    limit = f'meso:validUntil "{until}"^^xsd:date ;' if until else ""
    return f"""<xx/own/{school}-{owner}> a meso:Ownership ; meso:agent <xx/{owner}> ;
      meso:counterpart <xx/{school}> ; meso:validFrom "{start}"^^xsd:date ; {limit}
      meso:endStatus end-status:{end} ; meso:normativeStatus normative-status:de-jure ;
      meso:evidence <xx/{evidence}> .
    """


BOTH = (
    state("a", FIRST, 10)
    + state("a", SECOND, 12)
    + owned("a", "council", "1990-01-01", "2023-01-01")
    + owned("a", "service", "2023-01-01")
    + state("b", FIRST, 20)
    + state("b", SECOND, 30, "closed")
    + owned("b", "council", "1990-01-01", "2023-01-01")
    + owned("b", "service", "2023-01-01")
    + state("c", SECOND, 40)
    + owned("c", "service", "2024-03-01")
)


def on(store: Store, day: str) -> list[Row]:
    """Return owner, schools and pupils."""
    return [(owner, schools, pupils) for _, owner, _, schools, pupils in holdings(store, day)]


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("2022-12-31", [("council", 2, 30)]),
        ("2023-01-01", [("service", 2, 30)]),
        ("2024-04-29", [("service", 2, 30)]),
        ("2024-04-30", [("service", 2, 52)]),
        ("2026-11-21", [("service", 2, 52)]),
    ],
)
def test_open_schools_per_owner_with_the_state_of_the_latest_file(
    derived: Derived, day: str, held: list[Row]
) -> None:
    found = on(derived(CALENDAR + BOTH), day)
    totals: dict[object, list[int]] = {}
    for owner, schools, pupils in found:
        sums = totals.setdefault(owner, [0, 0])
        sums[0], sums[1] = sums[0] + int(str(schools)), sums[1] + int(str(pupils))
    assert [(owner, *sums) for owner, sums in totals.items()] == held


def test_a_closed_school_is_not_counted(derived: Derived) -> None:
    data = CALENDAR + state("b", FIRST, 20, "closed") + owned("b", "council", "1990-01-01")
    assert on(derived(data), "2022-01-01") == []


def test_before_the_first_file_its_state_stands(derived: Derived) -> None:
    data = CALENDAR + state("a", FIRST, 10) + owned("a", "council", "1990-01-01")
    store = derived(data)
    assert on(store, "1989-12-31") == []
    assert on(store, "1990-01-01") == on(store, "2020-01-01") == [("council", 1, 10)]


def test_a_school_that_the_second_file_does_not_show_ends_with_it(derived: Derived) -> None:
    data = CALENDAR + state("a", FIRST, 10) + owned("a", "council", "1990-01-01") + state("c", SECOND, 40)
    store = derived(data + owned("c", "council", "1990-01-01"))
    assert on(store, "2024-04-29") == [("council", 1, 10)]
    assert on(store, "2024-04-30") == [("council", 1, 40)]


def test_pupils_are_unknown_where_one_school_does_not_tell(derived: Derived) -> None:
    data = CALENDAR + state("a", FIRST, 10) + owned("a", "council", "1990-01-01")
    data += state("b", FIRST, None) + owned("b", "council", "1990-01-01")
    assert on(derived(data), "2022-01-01") == [("council", 2, None)]


@pytest.mark.parametrize(("evidence", "end"), [("recalled", ""), ("read", "unknown")])
def test_an_ownership_that_does_not_count_holds_nothing(derived: Derived, evidence: str, end: str) -> None:
    data = CALENDAR + state("a", FIRST, 10) + owned("a", "council", "1990-01-01", evidence=evidence, end=end)
    assert on(derived(data), "2022-01-01") == []


def test_known_ownerships_switch_the_calendar_off(derived: Derived) -> None:
    before, after = "2022-06-30", "2026-06-30"
    calendar = derived(CALENDAR + ELSEWHERE)
    assert sorted(on(calendar, before), key=str) == [
        ("council", 99, 9999),
        ("council-q", 7, 70),
        ("council-r", 7, 70),
        (None, 7, 70),
    ]
    assert sorted(on(calendar, after), key=str) == [
        ("council-r", 7, 70),
        ("service", 7, 70),
        ("service", 99, 9999),
        (None, 7, 70),
    ]
    store = derived(CALENDAR + ELSEWHERE + state("a", FIRST, 10) + owned("a", "council", "1990-01-01"))
    assert rows(store, "SELECT ?c { ?c meso:ownershipsKnown true }") == [("L",)]
    assert on(store, before) == on(store, after) == [("council", 1, 10)]


def test_a_country_without_ownerships_keeps_its_calendar(derived: Derived) -> None:
    other = CALENDAR.replace("<xx/", "<yy/")
    store = derived(CALENDAR + other + state("a", FIRST, 10) + owned("a", "council", "1990-01-01"))
    assert sorted(on(store, "2024-06-30"), key=str) == [("council", 1, 10), ("service", 99, 9999)]


def test_open_schools_of_each_file_are_counted_whether_owned_or_not(derived: Derived) -> None:
    data = CALENDAR + BOTH + state("d", SECOND, 5)  # nobody is known to own d
    found = rows(
        derived(data),
        """SELECT ?day ?from ?until ?n { ?x a meso:Observation ; meso:value ?n ; meso:referenceDate ?day ;
          meso:validFrom ?from ; meso:until ?until } ORDER BY ?day""",
    )
    assert found == [(FIRST, "1000-01-01", SECOND, 2), (SECOND, SECOND, "9999-12-31", 3)]
