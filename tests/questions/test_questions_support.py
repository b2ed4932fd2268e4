"""Questions on support, over worlds of a few rules whose answers are computed by hand."""

from __future__ import annotations

import pytest
from small_worlds import (
    ALWAYS,
    DAY,
    ENGINES,
    HERE,
    asked,
    counted,
    held,
    kind,
    made,
    measured,
    owner_kind,
    rows,
    unit,
)

from mesograph.ask import bind, load_question
from mesograph.measure import regulation
from mesograph.measure import support as measure

engines = pytest.mark.parametrize("engine", ENGINES)
CODES = (
    ("supportType", "support-type"),
    ("duration", "support-duration"),
    ("recipientKind", "support-recipient"),
    ("obligation", "obligation"),
    ("coordinationMode", "coordination-mode"),
)
SPENT = 'meso:validFrom "1990-01-01"^^xsd:date ; meso:until "2026-01-01"^^xsd:date'


def rule(name: str, kinds: str, more: str, *, counts: bool = True, span: str = ALWAYS) -> str:
    """Return a rule; `kinds` says who acts, towards whom, for which owners: `office>school:town,private`."""
    agent, _, rest = kinds.partition(">")
    counterpart, _, owners = rest.partition(":")
    owned = " , ".join(f"unit-kind:{owner}" for owner in owners.split(","))
    return (
        f"<xx/rule/{name}> a meso:Rule ; {more} ; meso:agentKind unit-kind:{agent} ; {HERE} ; {span} ;"
        f" meso:counterpartKind unit-kind:{counterpart} ; meso:ownerKind {owned} ;"
        f" meso:countable {str(counts).lower()} ; meso:evidence <xx/proof> .\n"
    )


def support(
    name: str, kinds: str, codes: str, *, more: str = "", counts: bool = True, span: str = ALWAYS
) -> str:
    """Return a rule of support; `codes`: type, duration, recipient, obligation and mode, some by default."""
    given = codes.split()
    given += ["permanent", "school", "yes", "hierarchy"][len(given) - 1 :]
    told = " ; ".join(
        f"meso:{name} {scheme}:{code}" for (name, scheme), code in zip(CODES, given, strict=True)
    )
    return rule(name, kinds, f"a meso:Support ; {told}{more}", counts=counts, span=span)


def accountability(name: str, kinds: str, mechanism: str, *, more: str = "", counts: bool = True) -> str:
    told = f"a meso:Accountability ; meso:mechanism accountability-mechanism:{mechanism}{more}"
    return rule(name, kinds, told, counts=counts)


KINDS = (
    owner_kind("town", "meso-local", "municipal-public")
    + owner_kind("service", "meso-intermediate", "slep-public")
    + owner_kind("private", "school", "private-subsidized")
    + owner_kind("paid", "school", "private-independent")
    + kind("office", "meso-regional")
    + kind("ministry", "national")
    + kind("firm", "external")
    + kind("school", "school")
)
ROLE = " ; meso:middleTierRole middle-tier-role:"
HELPED = (
    KINDS
    + held("", "town", "", 30)
    + held("", "service", "", 20)
    + held("", "private", "", 50)
    + held("", "paid", "", 9)
    # The service helps its own schools; the office helps the town's only for a time, and its owner for good.
    + support("1", "service>school:service", "data-use", more=f"{ROLE}support")
    + support("2", "office>school:town", "data-use time-limited")
    + support("3", "office>town:town", "improvement-planning permanent meso-unit", more=f"{ROLE}support")
    # What is not pedagogical, not of the middle, not countable or over does not fill the gap.
    + support("4", "office>school:town", "network-facilitation", more=f"{ROLE}collaboration", span=SPENT)
    + support("5", "ministry>school:town,private", "curriculum-support time-limited")
    + support("6", "office>school:private", "data-use", counts=False)
    + support("7", "office>school:service", "infrastructure permanent teachers")
    + accountability(
        "8", "office>school:private,service", "inspection", more=f"{ROLE}accountability-monitoring"
    )
)


@engines
def test_missing_middle(engine: str) -> None:
    answer = asked(engine, "cq-33", HELPED)
    assert rows(answer) == [
        ("paid", 9, None, None, None, None, None, None, None),
        ("private", 50, 0, 50, 1.0, 0, 0, 1, 0),
        ("service", 20, 1, 0, 0.0, 1, 0, 1, 0),
        ("town", 30, 0, 30, 1.0, 0, 0, 0, 0),
        ("XX", 100, None, 80, 0.8, None, None, None, None),
    ]
    # The support that is over on the day is no input of it.
    assert counted(answer) == (5, 1)


@engines
def test_what_cannot_be_counted_leaves_the_missing_middle_in_doubt(engine: str) -> None:
    table = made(engine, HELPED).select(bind(load_question("cq-33"), {"country": "xx", "day": DAY}))
    places = [table.columns.index(name) for name in ("owner_kind", "coded", "providers", "doubtful")]
    found = [(str(row[places[0]]).rsplit("/", 1)[1], *(row[i] for i in places[1:])) for row in table.rows]
    assert found == [("paid", 0, 0, 0), ("private", 2, 0, 1), ("service", 1, 1, 0), ("town", 2, 0, 0)]


@engines
def test_missing_middle_without_a_count_of_schools(engine: str) -> None:
    world = HELPED.replace("meso:schools", "meso:pupils")
    assert [(row[0], row[1], row[3], row[4]) for row in rows(asked(engine, "cq-33", world))] == [
        ("paid", None, None, None),
        ("private", None, None, 1.0),
        ("service", None, 0, 0.0),
        ("town", None, None, 1.0),
        ("XX", None, None, None),
    ]


@engines
def test_schools_with_time_limited_support_only(engine: str) -> None:
    answer = asked(engine, "cq-36", HELPED)
    assert rows(answer) == [
        ("paid", 9, 0, 0, None, None),
        ("private", 50, 0, 1, 50, 1.0),
        ("service", 20, 2, 0, 0, 0.0),
        ("town", 30, 0, 2, 30, 1.0),
        ("XX", 100, None, None, 80, 0.8),
    ]
    assert counted(answer) == (5, 1)


@pytest.mark.parametrize(
    ("owned", "share"),
    [
        ([(3, True), (1, False)], 0.75),
        ([(3, True), (1, False), (9, None)], 0.75),
        ([(None, True), (None, True)], 1.0),
        ([(None, False), (5, False)], 0.0),
        ([(None, True), (5, False)], None),
        ([(9, None)], None),
        ([(0, True), (0, False)], None),
        ([], None),
    ],
)
def test_a_share_is_told_only_where_it_is_known(
    owned: list[tuple[int | None, bool | None]], share: float | None
) -> None:
    assert measure.share_of_schools([measure.Owned(*o) for o in owned]) == share


LOW_RESULTS = " ; meso:trigger support-trigger:low-results"
SECTOR = " ; meso:schoolSector school-sector:"
DUTIES = (
    KINDS
    + held("", "town", "", 30)
    + support(
        "1",
        "office>school:town",
        "data-use permanent school conditional",
        more=" ; meso:trigger support-trigger:low-results",
    )
    + support("2", "ministry>town:town,gone", "improvement-planning permanent meso-unit yes")
    + support("3", "office>school:town", "psychosocial permanent teachers no")
    + support("4", "office>school:town", "infrastructure", counts=False)
    + support("5", "office>school:town", "infrastructure", span=SPENT)
    # An exception is listed with what is its own, not with what reaches it from the general regime.
    + owner_kind("apart", "meso-local", "co-choco")
    + "school-sector:co-choco meso:exceptionTo school-sector:noncertified-municipality-public .\n"
    + held("", "apart", "", 1)
    + support("6", "office>school:apart", "data-use", more=SECTOR + "noncertified-municipality-public")
    + support("7", "office>school:apart", "data-use permanent teachers", more=SECTOR + "co-choco")
)


@engines
def test_mandatory_support_and_its_trigger(engine: str) -> None:
    answer = asked(engine, "cq-37", DUTIES)
    conditional = ("town", "school", "data-use", "office", "low-results", "conditional")
    mandatory = ("town", "meso-unit", "improvement-planning", "ministry", None, "yes")
    apart = ("apart", "teachers", "data-use", "office", None, "yes")
    assert rows(answer) == [apart, mandatory, conditional]
    assert counted(answer) == (5, 1)
    assert rows(asked(engine, "cq-37", DUTIES, obligation="conditional")) == [conditional]
    assert rows(asked(engine, "cq-37", DUTIES, obligation="no")) == []


@engines
def test_support_that_the_middle_does_not_give(engine: str) -> None:
    found = {row[:2]: row[2:] for row in rows(asked(engine, "cq-39", HELPED + TYPES))}
    # Every type is asked of every owner kind with support: four types, three kinds, less what is given.
    assert found == {
        ("data-use", "private"): (1, 0),
        ("curriculum-support", "private"): (0, 1),
        ("curriculum-support", "service"): (0, 0),
        ("curriculum-support", "town"): (0, 1),
        ("improvement-planning", "private"): (0, 0),
        ("improvement-planning", "service"): (0, 0),
        ("network-facilitation", "private"): (0, 0),
        ("network-facilitation", "service"): (0, 0),
        ("network-facilitation", "town"): (0, 0),
    }


TYPES = "".join(
    f"support-type:{name} skos:inScheme <https://w3id.org/mesograph/code/support-type> .\n"
    for name in ("data-use", "curriculum-support", "improvement-planning", "network-facilitation")
)


def figure(name: str, of: str, staff: int, day: str, status: str = "de-facto") -> str:
    return (
        f"<xx/figure/{name}> a meso:Observation ; meso:measure measure:staff ; {HERE} ;"
        f" meso:observedUnit {of} ;"
        f' meso:value {staff} ; meso:referenceDate "{day}"^^xsd:date ; meso:evidence <xx/proof> ;'
        f" meso:normativeStatus normative-status:{status} .\n"
    )


STAFFED = (
    HELPED
    + unit("s", "service")
    + held("s", "service", "", 5)
    # Of two figures the later counts, up to the day; announced staff and that of other tasks do not.
    + figure("1", "unit-kind:service", 4, "2024-01-01")
    + figure("2", "unit-kind:service", 5, "2025-01-01")
    + figure("3", "unit-kind:service", 6, "2026-02-01")
    + figure("4", "unit-kind:office", 90, "2025-01-01", "announced")
    + figure("5", "unit-kind:town", 1000, "2025-01-01")
    + figure("6", "<xx/unit/s>", 2, "2025-01-01")
)


@engines
def test_schools_per_support_professional(engine: str) -> None:
    answer = asked(engine, "cq-38", STAFFED)
    # All 25 schools of services, of which s has five.
    assert rows(answer) == [("service", "2025-01-01", 5, 25, 5.0), ("s", "2025-01-01", 2, 5, 2.5)]
    assert counted(answer) == (3, 2)
    uncounted = asked(engine, "cq-38", STAFFED.replace("meso:schools", "meso:pupils"))
    assert [row[2:] for row in rows(uncounted)] == [(5, None, None), (2, None, None)]


def contract(provider: str, client: str, start: str, until: str, *, counts: bool = True) -> str:
    return (
        f"<xx/contract/{provider}-{client}-{start}> a meso:SupportContract ;"
        f" meso:agent <xx/unit/{provider}> ; meso:counterpart <xx/unit/{client}> ;"
        f' meso:validFrom "{start}"^^xsd:date ; meso:until "{until}"^^xsd:date ;'
        f" meso:countable {str(counts).lower()} ; meso:evidence <xx/proof> .\n"
    )


LAW_OF_THE_MARKET = KINDS + support("1", "firm>school:town", "data-use time-limited school no market")
MARKET = (
    LAW_OF_THE_MARKET
    + "".join(unit(name, "firm") for name in "fg")
    + "".join(unit(name, "school") for name in "abcde")
    # f serves a, b and c on the day, g serves d; e is a client of the past.
    + contract("f", "a", "2023-01-01", "2024-01-01")
    + contract("f", "a", "2025-01-01", "2026-06-01")
    + contract("f", "b", "2024-01-01", "2026-01-02")
    + contract("f", "c", "2025-12-01", "9999-12-31")
    + contract("g", "d", "2025-06-01", "2027-01-01")
    + contract("g", "e", "2020-01-01", "2021-01-01")
    + contract("g", "e", "2020-06-01", "2021-08-01")
    + contract("g", "a", "2026-01-02", "2027-01-01")
    + contract("g", "b", "2025-01-01", "2027-01-01", counts=False)
)


@engines
def test_concentration_of_the_market(engine: str) -> None:
    answer = asked(engine, "cq-40", MARKET)
    # Shares 3/4 and 1/4; f and b have been together for two years to the day, f and a for two years less the
    # days between, g and e for a year and a half although their two contracts add up to more than two.
    assert rows(answer) == [(None, 2, 4, 0.625, 1.6, 5, 0.0)]
    assert counted(answer) == (7, 1)
    later = asked(engine, "cq-40", MARKET, day="2026-01-02")
    assert rows(later) == [(None, 2, 3, 0.5, 2.0, 6, round(1 / 6, 9))]


@engines
def test_a_market_without_known_contracts_is_left_out(engine: str) -> None:
    answer = asked(engine, "cq-40", LAW_OF_THE_MARKET)
    assert rows(answer) == []
    assert counted(answer) == (0, 1)


MECHANISMS = "".join(
    f"accountability-mechanism:{name} skos:broader accountability-type:{family} .\n"
    for name, family in {
        "inspection": "regulatory",
        "results-reporting": "performance-based",
        "participatory-council": "social",
    }.items()
)
ORGANS = (
    KINDS
    + MECHANISMS
    + kind("organ", "meso-local", " ; meso:organOf unit-kind:town")
    + kind("branch", "meso-regional", " ; meso:organOf unit-kind:ministry")
    + kind("board", "meso-local")
    + kind("idle", "meso-local")
    + kind("wide", "meso-local")
    + kind("narrow", "meso-local", " ; skos:broader unit-kind:wide")
    + kind("far", "meso-local", " ; skos:broader unit-kind:narrow")
    + unit("one", "narrow")
    # The town controls and its organ helps; the office only controls; a branch of the ministry stands for
    # itself; a board that is heard controls nobody; the ministry is not of the middle. No unit is of the wide
    # kind: its rule is that of the narrower ones.
    + accountability("1", "town>school:town", "inspection")
    + support("2", "organ>school:town", "data-use")
    + accountability("3", "office>school:town", "inspection")
    + accountability("4", "office>school:private", "results-reporting")
    + support("5", "office>school:town", "data-use", counts=False)
    + support("6", "branch>school:town", "data-use")
    + accountability("7", "board>town:town", "participatory-council")
    + accountability("8", "ministry>school:town", "inspection")
    + accountability("9", "wide>school:town", "inspection")
    + support("10", "narrow>school:private", "data-use")
)


@engines
def test_units_of_the_middle_that_only_control(engine: str) -> None:
    answer = asked(engine, "cq-41", ORGANS)
    assert rows(answer) == [
        ("board", "meso-local", 0, 0, False, None),
        ("branch", "meso-regional", 0, 1, False, None),
        ("far", "meso-local", 1, 1, False, None),
        ("narrow", "meso-local", 1, 1, False, None),
        ("office", "meso-regional", 2, 0, True, None),
        ("town", "meso-local", 1, 1, False, None),
        ("XX", None, None, None, None, round(1 / 6, 9)),
    ]
    assert counted(answer) == (8, 1)


MIXED = (
    KINDS
    + MECHANISMS
    + held("", "town", "", 1)
    + held("", "private", "", 1)
    + accountability("1", "town>school:town", "inspection")
    + accountability("2", "office>school:town", "inspection")
    + accountability("3", "ministry>school:town", "inspection")
    + accountability("4", "office>school:private", "results-reporting")
    + accountability("5", "service>town:town", "participatory-council")
    + accountability("6", "office>school:town", "inspection", counts=False)
    + support("7", "office>school:town,private", "data-use permanent school yes market")
    + support("8", "office>school:town", "data-use permanent school yes network")
    + support("9", "office>school:town,gone", "data-use")
    + support("10", "office>school:gone", "data-use")
)


@engines
def test_regulation_mix(engine: str) -> None:
    answer = measured(engine, "regulation-mix", MIXED)
    assert rows(answer) == [
        ("XX", "ns#Accountability", "performance-based", 1, 0.2, False),
        ("XX", "ns#Accountability", "regulatory", 3, 0.6, False),
        ("XX", "ns#Accountability", "social", 1, 0.2, False),
        ("XX", "ns#Support", "hierarchy", 1, round(1 / 3, 9), True),
        ("XX", "ns#Support", "market", 1, round(1 / 3, 9), True),
        ("XX", "ns#Support", "network", 1, round(1 / 3, 9), True),
        ("private", "ns#Accountability", "performance-based", 1, 1.0, False),
        ("private", "ns#Support", "market", 1, 1.0, False),
        ("town", "ns#Accountability", "regulatory", 3, 0.75, False),
        ("town", "ns#Accountability", "social", 1, 0.25, False),
        ("town", "ns#Support", "hierarchy", 1, round(1 / 3, 9), True),
        ("town", "ns#Support", "market", 1, round(1 / 3, 9), True),
        ("town", "ns#Support", "network", 1, round(1 / 3, 9), True),
    ]


@pytest.mark.parametrize(
    ("shares", "hybrid"), [((0.6, 0.4), False), ((0.59, 0.41), True), ((1.0,), False), ((), False)]
)
def test_hybrid_is_what_no_share_dominates(shares: tuple[float, ...], hybrid: bool) -> None:
    assert regulation.is_hybrid({str(i): share for i, share in enumerate(shares)}) is hybrid


@engines
@pytest.mark.parametrize("question", ["cq-33", "cq-36", "cq-37", "cq-38", "cq-39", "cq-40", "cq-41"])
def test_a_country_of_which_nothing_is_known_has_no_row(engine: str, question: str) -> None:
    answer = asked(engine, question, TYPES)
    assert rows(answer) == []
    assert counted(answer) == (0, 0)
