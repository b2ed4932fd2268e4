"""Questions on structure, over worlds of a few statements whose answers are computed by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median

import plain_facts as plain
import pytest
from cases import Case
from small_worlds import (
    ALWAYS,
    DAY,
    ENGINES,
    HERE,
    asked,
    counted,
    held,
    inside,
    kind,
    owned,
    owner_kind,
    rows,
    seen,
    unit,
)

from mesograph.ask import Answer

AS_OF = "2026-11-21"
engines = pytest.mark.parametrize("engine", ENGINES)

OWNED = (
    inside("north")
    + inside("south")
    + owner_kind("council", "meso-local", "municipal-public")
    + owner_kind("private", "school", "private-subsidized")
    + owner_kind("far", "meso-local", "co-choco")
    + "school-sector:co-choco meso:exceptionTo school-sector:municipal-public .\n"
    + held("a", "council", "north", 1)
    + held("b", "council", "north", 2)
    + held("b", "council", "south", 2)
    + held("c", "far", "south", 5)
    + held("", "private", "south", 7)
    + held(
        "old",
        "council",
        "north",
        90,
        'meso:validFrom "1990-01-01"^^xsd:date ; meso:until "2026-01-01"^^xsd:date',
    )
)


@engines
def test_fragmentation_per_sector(engine: str) -> None:
    answer = asked(engine, "cq-25", OWNED)
    # a has 1, b has 4, c has 5: 1 / (.01 + .16 + .25); the exception counts with the regime it departs from.
    assert rows(answer) == [
        ("XX", "municipal-public", 3, 10, 30, round(1 / 0.42, 9), 4, 0.1),
        ("XX", "private-subsidized", None, 7, None, None, None, None),
    ]
    assert counted(answer) == (10, 7)


@engines
def test_fragmentation_per_region(engine: str) -> None:
    answer = asked(engine, "cq-25", OWNED, by="region")
    assert rows(answer)[:3] == [
        ("north", "municipal-public", 2, 3, round(200 / 3, 9), 1.8, 1.5, round(1 / 3, 9)),
        ("south", "municipal-public", 2, 7, round(200 / 7, 9), round(49 / 29, 9), 3.5, 0.0),
        ("south", "private-subsidized", None, 7, None, None, None, None),
    ]
    assert [row[0] for row in rows(answer)[3:]] == ["XX", "XX"]


UNCOUNTED = (
    owner_kind("council", "meso-local", "municipal-public")
    + owner_kind("private", "school", "private-subsidized")
    + held("", "council", "", None)
    + held("", "private", "", None)
    + unit("a", "council")
    + unit("b", "council", more=' ; meso:validFrom "2026-01-01"^^xsd:date')
    + unit("c", "council", more=' ; meso:validFrom "2026-01-02"^^xsd:date')
    + unit("d", "council", more=' ; meso:validUntil "2026-01-01"^^xsd:date')
)


@engines
def test_where_nobody_counts_schools_the_owners_known_are_shown(engine: str) -> None:
    answer = asked(engine, "cq-25", UNCOUNTED)
    assert rows(answer) == [
        ("XX", "municipal-public", 2, None, None, None, None, None),
        ("XX", "private-subsidized", None, None, None, None, None, None),
    ]
    assert counted(answer) == (0, 0)
    small = asked(engine, "cq-28", UNCOUNTED)
    assert rows(small)[0] == ("XX", "municipal-public", None, 2, None, None, None, None)


@engines
def test_units_of_a_kind_whose_schools_are_counted_own_none_by_their_kind_alone(engine: str) -> None:
    with_empty = asked(engine, "cq-25", OWNED + unit("empty", "council"))
    assert rows(with_empty) == rows(asked(engine, "cq-25", OWNED))


@engines
def test_owners_too_small_for_support_of_their_own(engine: str) -> None:
    answer = asked(engine, "cq-28", OWNED)
    assert rows(answer) == [
        ("XX", "municipal-public", 5, 3, 2, round(2 / 3, 9), 5, 0.5),
        ("XX", "municipal-public", 10, 3, 3, 1, 10, 1),
        ("XX", "municipal-public", 20, 3, 3, 1, 10, 1),
        ("XX", "private-subsidized", None, None, None, None, None, None),
    ]


@pytest.mark.directories
def test_public_owners_of_chile_by_another_way(facts: Path, answers: Callable[[Case], Answer]) -> None:
    """One municipality and one corporation per comuna that holds schools, one service per list of comunas."""
    here = plain.held(facts, AS_OF)
    municipal = [n for found in here.values() for n in (found["daem"], found["corporation"]) if n]
    service: dict[str, int] = defaultdict(int)
    for row in plain.table(facts, "slep_comunas"):
        service[row["cod_slep"]] += here[row["comuna_code"]]["slep"]
    local = [n for n in service.values() if n]
    found = {row[1]: row[2:] for row in rows(answers(Case("cq-25")))}
    for sector, sizes in (("municipal-public", municipal), ("slep-public", local)):
        whole = sum(sizes)
        effective = whole**2 / sum(n**2 for n in sizes)
        single = sum(n for n in sizes if n == 1) / whole
        assert found[sector][:2] == (len(sizes), whole)
        assert found[sector][2:] == pytest.approx(
            (100 * len(sizes) / whole, effective, median(sizes), single)
        )
        small = {row[2]: row[4] for row in rows(answers(Case("cq-28"))) if row[1] == sector}
        assert small == {limit: sum(n < limit for n in sizes) for limit in (5, 10, 20)}
    assert found["private-subsidized"][0] is None
    assert found["private-subsidized"][1] == sum(n["subsidised_private"] for n in here.values())


def rule(owner: str, agent: str, about: str, more: str = "", counts: bool = True) -> str:
    """Return a rule by which a kind decides on a matter in the schools of an owner kind."""
    return f"""<xx/rule/{owner}-{agent}-{about}> a meso:Authority ; meso:ownerKind unit-kind:{owner} ;
      meso:agentKind unit-kind:{agent} ; meso:decision decision:{about} ; meso:role decision-role:decides ;
      meso:schoolSector school-sector:{owner} ; meso:normativeStatus normative-status:de-jure ; {HERE} ;
      meso:countable {str(counts).lower()} ; {ALWAYS} ; meso:evidence <xx/proof>{more} .
    """


def valued(index: str, covered: str, values: dict[int, int]) -> str:
    """Return an index that covers a tier, with its value by year."""
    told = f"index-measure:{index} meso:coversTier tier:{covered} .\n"
    for year, value in values.items():
        told += f"""<xx/{index}-{year}> a meso:IndexObservation ; meso:indexMeasure index-measure:{index} ;
          meso:indexArea <xx/territory/XX> ; meso:referenceYear {year} ; meso:value {value} ;
          meso:evidence <xx/proof> .
        """
    return told


DECISIONS = """
decision:hire meso:domain decision-domain:personnel ; meso:oecdLocus true .
decision:budget meso:domain decision-domain:resources ; meso:oecdLocus true .
"""
# Councils hand schools to services: hiring goes up one rung, the budget stays at the school.
REFORM = (
    DECISIONS
    + kind("principal", "school")
    + owner_kind("council", "meso-local", "council")
    + owner_kind("service", "meso-intermediate", "service", more=" ; meso:succeedsKind unit-kind:council")
    + rule("council", "council", "hire")
    + rule("service", "service", "hire")
    + rule("council", "principal", "budget")
    + rule("service", "principal", "budget")
)
INDICES = (
    valued("a-sees", "meso-intermediate", {2016: 3, 2018: 4, 2027: 0})
    + valued("b-elsewhere", "meso-regional", {2016: 3, 2018: 4})
    + valued("c-falls", "meso-local", {2017: 3, 2026: 2})
    + valued("d-ended", "meso-local", {2010: 3, 2012: 5})
    + valued("e-late", "meso-local", {2020: 3})
)


@engines
def test_an_index_sees_a_reform_that_moves_a_tier_it_covers_in_its_own_direction(engine: str) -> None:
    answer = asked(engine, "cq-21", REFORM + INDICES)
    reform = ("regime", "service", 0.5)
    assert rows(answer) == [
        ("a-sees", "2016", 3, "2018", 4, 1, *reform, True, 0.5, True),
        ("b-elsewhere", "2016", 3, "2018", 4, 1, *reform, True, 0, False),
        ("c-falls", "2017", 3, "2026", 2, -1, *reform, False, 0.5, False),
        ("d-ended", "2012", 5, "2012", 5, None, *reform, None, 0.5, None),
        ("e-late", None, None, "2020", 3, None, *reform, None, 0.5, None),
    ]
    assert counted(answer) == (2, 0)


@engines
def test_without_rules_an_index_is_shown_and_nothing_is_said_of_a_reform(engine: str) -> None:
    answer = asked(engine, "cq-21", DECISIONS + valued("a", "meso-local", {2016: 3, 2018: 4}))
    assert rows(answer) == [("a", "2016", 3, "2018", 4, 1, *[None] * 6)]
    assert counted(answer) == (0, 2)


def level(name: str, *places: str) -> str:
    return "".join(f"<xx/territory/{p}> meso:territoryLevel territory-level:{name} .\n" for p in places)


def serves(unit_name: str, *places: str, counts: bool = True, until: str = "9999-12-31") -> str:
    """Return the scopes of a unit."""
    return "".join(
        f"""<xx/scope/{unit_name}-{place}> a meso:TerritorialScope ; meso:agent <xx/unit/{unit_name}> ;
          meso:territory <xx/territory/{place}> ; meso:countable {str(counts).lower()} ;
          meso:evidence <xx/proof> ;
          meso:validFrom "1990-01-01"^^xsd:date ; meso:until "{until}"^^xsd:date .
        """
        for place in places
    )


# Provinces p (places a, b), q (c, d), r (e) in one region: `whole` takes p and q, `cut` half of q and all r.
ACROSS = (
    kind("service", "meso-intermediate")
    + kind("agency", "national")
    + "".join(inside(place, province, "region") for place, province in ("ap", "bp", "cq", "dq", "er"))
    + level("province", "p", "q", "r")
    + level("region", "region")
    + "".join(unit(name, "service") for name in ("whole", "cut", "gone", "guessed"))
    + unit("national", "agency")
    + serves("whole", "a", "b", "c", "d")
    + serves("cut", "d", "e")
    + serves("gone", "a", until=DAY)
    + serves("guessed", "a", counts=False)
    + serves("national", "region")
)


@engines
def test_units_that_reach_across_official_territories(engine: str) -> None:
    answer = asked(engine, "cq-27", ACROSS)
    told = ("service", 2, 5, 3, 1)
    assert rows(answer) == [(*told, "province", 2, 1), (*told, "region", 0, 0)]
    assert counted(answer) == (6, 1)


@engines
def test_units_right_below_the_country_cut_across_nothing(engine: str) -> None:
    world = kind("secretariat", "meso-regional") + inside("north") + level("region", "north")
    answer = asked(engine, "cq-27", world + unit("s", "secretariat") + serves("s", "north"))
    assert rows(answer) == [("secretariat", 1, 1, 1, 0, None, None, None)]


TENURE = (
    seen(
        "2025-06-30",
        "9999-12-31",
        {
            "passed": "open",
            "nobody": "open",
            "both": "open",
            "lost": "open",
            "promised": "open",
            "unnamed": "open",
            "shut": "closed",
        },
    )
    + "<xx/state/unnamed> meso:ownerKind unit-kind:private .\n"
    + "<xx/state/nobody> meso:ownerKind unit-kind:private .\n"
    + owned("nobody", "a", "1990-01-01", "2000-01-01")
    + owned("passed", "a", "1990-01-01", DAY)
    + owned("passed", "b", DAY, "9999-12-31")
    + owned("both", "a", "1990-01-01", "9999-12-31")
    + owned("both", "b", "2000-01-01", "2026-01-02")
    + owned("lost", "a", "1990-01-01", "", counts=False)
    + owned("promised", "b", "2020-01-01", "9999-12-31", counts=False, status="announced")
)


@engines
def test_schools_without_owner_with_two_and_with_one_that_may_have_left(engine: str) -> None:
    answer = asked(engine, "cq-26", TENURE)
    assert rows(answer) == [
        ("XX", None, 0, 2, round(2 / 6, 9)),
        ("XX", None, 2, 1, round(1 / 6, 9)),
        ("XX", None, None, 2, round(2 / 6, 9)),
        ("nobody", "north", 0, None, None),
        ("promised", "north", 0, None, None),
        ("both", "north", 2, None, None),
        ("lost", "north", None, None, None),
        ("unnamed", "north", None, None, None),
    ]
    assert counted(answer) == (4, 2)


@engines
def test_the_day_of_a_transfer_belongs_to_the_new_owner_alone(engine: str) -> None:
    for day in ("2025-12-31", DAY):
        found = rows(asked(engine, "cq-26", TENURE, day=day))
        assert "passed" not in [row[0] for row in found], day


@engines
def test_schools_in_another_state_are_asked_for_by_name(engine: str) -> None:
    assert rows(asked(engine, "cq-26", TENURE, status="closed"))[3:] == [("shut", "north", 0, None, None)]


@engines
def test_schools_known_only_as_a_number_are_left_out(engine: str) -> None:
    answer = asked(engine, "cq-26", OWNED)
    assert answer.rows == []
    assert counted(answer) == (0, 17)


@pytest.mark.directories
def test_provincial_departments_of_chile_across_provinces(
    facts: Path, answers: Callable[[Case], Answer]
) -> None:
    """The first three digits of a comuna's code are its province."""
    served: dict[str, set[str]] = defaultdict(set)
    province: dict[str, set[str]] = defaultdict(set)
    for row in plain.table(facts, "slep_comunas"):
        served[row["deprov_id"]].add(row["comuna_code"])
        province[row["comuna_code"][:3]].add(row["comuna_code"])
    reached = {unit: {code[:3] for code in comunas} for unit, comunas in served.items()}
    across = [unit for unit, found in reached.items() if len(found) > 1]
    cutting = [unit for unit in across if any(province[p] - served[unit] for p in reached[unit])]
    found = next(r for r in rows(answers(Case("cq-27"))) if r[0] == "cl-deprov" and r[5] == "province")
    assert found[1:5] == (len(served), 346, median(map(len, served.values())), 0)
    assert found[6:] == (len(across), len(cutting))
