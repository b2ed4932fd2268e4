"""Holdings by the calendar: who holds the schools of a comuna on a day, where only counts are known."""

from __future__ import annotations

import pytest
from reading import Derived, Row, holdings, rows

from mesograph.store import Store, shipped_store

KINDS = """
unit-kind:council meso:hierarchyKind hierarchy-kind:elected-local-government .
unit-kind:service meso:hierarchyKind hierarchy-kind:autonomous-agency ;
  meso:succeedsKind unit-kind:council , unit-kind:corporation .
unit-kind:corporation meso:hierarchyKind hierarchy-kind:authority .
<xx/land> meso:holdingSince "1986-01-01"^^xsd:date .
<xx/proof> meso:source <xx/source> .
<xx/s> meso:unitKind unit-kind:service .
"""


def place(
    name: str, transfer: str = "", status: str = "de-jure", kinds: tuple[str, ...] = ("council",)
) -> str:
    """Return a place with its municipal owners, and a transfer to the service on a day if given."""
    text = "".join(
        f"<xx/{kind}-{name}> meso:unitKind unit-kind:{kind} ; meso:territory <xx/{name}> .\n"
        for kind in kinds
    )
    if transfer:
        owners = " , ".join(f"<xx/{kind}-{name}>" for kind in kinds)
        text += f"""<xx/transfer-{name}> a meso:Transfer ; meso:territory <xx/{name}> ;
          meso:onDate "{transfer}"^^xsd:date ; meso:normativeStatus normative-status:{status} ;
          org:originalOrganization {owners} ; org:resultingOrganization <xx/s> ; meso:evidence <xx/proof> .
        """
    return text


def seen(name: str, kind: str, schools: int, pupils: int, day: str = "2025-04-30") -> str:
    """Return what a file shows: schools and pupils of an owner kind in a place."""
    return f"""<xx/seen/{name}-{kind}> a meso:Observation ; meso:ownerKind unit-kind:{kind} ;
      meso:territory <xx/{name}> ; meso:country <xx/land> ; meso:schools {schools} ; meso:pupils {pupils} ;
      meso:referenceDate "{day}"^^xsd:date ; meso:evidence <xx/proof> .
    """


def on(store: Store, day: str, name: str) -> list[Row]:
    """Return owner kind, owner, schools and pupils in a place."""
    return [(kind, owner, schools, pupils) for kind, owner, _, schools, pupils in holdings(store, day, name)]


def test_the_day_of_a_transfer_belongs_to_the_new_owner(derived: Derived) -> None:
    store = derived(KINDS + place("a", "2018-07-01") + seen("a", "service", 12, 900))
    assert on(store, "2018-06-30", "a") == [("council", "council-a", 12, 900)]
    assert on(store, "2018-07-01", "a") == [("service", "s", 12, 900)]


def test_a_school_shown_with_the_service_before_the_day_is_still_municipal(derived: Derived) -> None:
    store = derived(KINDS + place("a", "2025-07-01") + seen("a", "service", 12, 900))
    assert on(store, "2025-04-30", "a") == [("council", "council-a", 12, 900)]
    assert on(store, "2025-07-01", "a") == [("service", "s", 12, 900)]


def test_schools_left_behind_stay(derived: Derived) -> None:
    data = KINDS + place("a", "2018-07-01") + seen("a", "service", 12, 900) + seen("a", "council", 2, 40)
    store = derived(data)
    before = [("council", "council-a", 2, 40), ("council", "council-a", 12, 900)]
    assert sorted(on(store, "2017-06-30", "a"), key=str) == sorted(before, key=str)
    assert on(store, "2026-11-21", "a") == [("council", "council-a", 2, 40), ("service", "s", 12, 900)]


def test_a_transfer_after_the_file_moves_what_the_file_shows(derived: Derived) -> None:
    kinds = ("council", "corporation")
    data = KINDS + place("a", "2026-01-01", kinds=kinds) + seen("a", "corporation", 5, 70)
    store = derived(data)
    assert on(store, "2025-12-31", "a") == [("corporation", "corporation-a", 5, 70)]
    assert on(store, "2026-01-01", "a") == [("service", "s", 5, 70)]


def test_an_announced_transfer_moves_nothing(derived: Derived) -> None:
    store = derived(KINDS + place("a", "2029-01-01", "announced") + seen("a", "council", 5, 70))
    assert on(store, "2030-06-30", "a") == [("council", "council-a", 5, 70)]


def test_no_holding_rests_on_an_announced_transfer(derived: Derived) -> None:
    data = place("a", "2029-01-01", "announced") + seen("a", "council", 5, 70) + seen("a", "service", 1, 9)
    query = """SELECT ?h { ?h a meso:OwnershipCount ; <http://www.w3.org/ns/prov#wasDerivedFrom> ?t .
      ?t a meso:Transfer }"""
    assert rows(derived(KINDS + data), query) == []


def test_a_place_without_transfer_keeps_its_owner(derived: Derived) -> None:
    store = derived(KINDS + place("a") + place("b", "2026-01-01") + seen("a", "council", 5, 70))
    assert on(store, "2026-11-21", "a") == [("council", "council-a", 5, 70)]


def test_owners_that_no_reform_replaces_are_counted_without_a_name(derived: Derived) -> None:
    store = derived(KINDS + place("a", "2018-07-01") + seen("a", "private", 7, 300))
    assert on(store, "2017-06-30", "a") == on(store, "2026-11-21", "a") == [("private", None, 7, 300)]


def test_nothing_is_held_before_the_date_from_which_the_structure_is_held_constant(derived: Derived) -> None:
    store = derived(
        KINDS + place("a", "2018-07-01") + seen("a", "service", 12, 900) + seen("a", "private", 7, 3)
    )
    assert on(store, "1985-12-31", "a") == []
    assert len(on(store, "1986-01-01", "a")) == 2


def test_a_holding_names_what_it_was_derived_from(derived: Derived) -> None:
    store = derived(KINDS + place("a", "2018-07-01") + seen("a", "service", 12, 900))
    found = rows(
        store,
        """SELECT DISTINCT ?from ?source { ?h a meso:OwnershipCount ;
          <http://www.w3.org/ns/prov#wasDerivedFrom> ?from ; <http://purl.org/dc/terms/source> ?source }
          ORDER BY ?from""",
    )
    assert found == [("a-service", "source"), ("transfer-a", "source")]


@pytest.fixture(scope="module")
def shipped() -> Store:
    return shipped_store()


COMUNA = "https://w3id.org/mesograph/id/cl/territory/"


def kinds(store: Store, day: str, comunas: tuple[str, ...]) -> dict[object, int]:
    """Return public schools per owner kind in some comunas."""
    found: dict[object, int] = {}
    for kind, _, place_of, schools, _ in holdings(store, day):
        if place_of in comunas and kind in ("cl-slep", "cl-municipality", "cl-corporacion"):
            found[kind] = found.get(kind, 0) + int(str(schools))
    return found


EARLY = {"elqui": ("04101", "04104", "04105", "04106"), "costa-central": ("05103", "05105", "05107", "05109")}


@pytest.mark.parametrize(("name", "schools"), [("elqui", 78), ("costa-central", 73)])
def test_schools_that_the_file_shows_too_early_pass_on_the_day_of_the_calendar(
    shipped: Store, name: str, schools: int
) -> None:
    places = " ".join(f"<{COMUNA}{comuna}>" for comuna in EARLY[name])
    seen_as = rows(
        shipped,
        f"""SELECT (SUM(?n) AS ?shown) {{ VALUES ?place {{ {places} }}
          ?x a meso:Observation ; meso:territory ?place ; meso:schools ?n ;
            meso:ownerKind <https://w3id.org/mesograph/code/unit-kind/cl-slep> }}""",
    )
    assert seen_as == [(schools,)]
    for day, kind in (
        ("2025-04-30", "cl-municipality"),
        ("2025-06-30", "cl-municipality"),
        ("2025-07-01", "cl-slep"),
    ):
        assert kinds(shipped, day, EARLY[name]) == {kind: schools}, day


def test_schools_left_behind_in_a_comuna_that_has_passed(shipped: Store) -> None:
    found = rows(
        shipped,
        """SELECT ?place ?n { ?t a meso:Transfer ; meso:territory ?place ; meso:onDate ?on ;
          meso:normativeStatus <https://w3id.org/mesograph/code/normative-status/de-jure> .
          ?x a meso:Observation ; meso:territory ?place ; meso:schools ?n ; meso:referenceDate ?day ;
          meso:ownerKind <https://w3id.org/mesograph/code/unit-kind/cl-municipality> .
          FILTER(?on <= ?day) }""",
    )
    assert found
    for comuna, schools in found:
        assert kinds(shipped, "2026-11-21", (str(comuna),))["cl-municipality"] == schools


def test_no_public_school_is_lost_or_held_twice_on_any_day(shipped: Store) -> None:
    told = rows(
        shipped,
        """SELECT (SUM(?n) AS ?sum) { ?x a meso:Observation ; meso:schools ?n }""",
    )[0][0]
    for day in ("1990-06-30", "2017-06-30", "2018-06-30", "2018-07-01", "2025-04-30", "2026-11-21"):
        assert sum(int(str(row[3])) for row in holdings(shipped, day)) == told, day


def test_what_belongs_to_an_owner_lies_in_its_place(shipped: Store) -> None:
    """A service holds schools only in the comunas that passed to it."""
    found = rows(
        shipped,
        """SELECT DISTINCT ?place { ?h a meso:OwnershipCount ; meso:owner ?owner ; meso:territory ?place ;
          meso:ownerKind <https://w3id.org/mesograph/code/unit-kind/cl-slep> . MINUS { ?t a meso:Transfer ;
          <http://www.w3.org/ns/org#resultingOrganization> ?owner ; meso:territory ?place } }""",
    )
    assert found == []
