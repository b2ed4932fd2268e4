"""Questions on support, over worlds of a few rules whose answers are computed by hand."""

from __future__ import annotations

import pytest
from small_worlds import ALWAYS, DAY, ENGINES, HERE, asked, counted, held, kind, made, owner_kind, rows

from mesograph.ask import bind, load_question
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
    assert found == [("paid", 0, 0, 0), ("private", 2, 0, 1), ("service", 2, 1, 0), ("town", 4, 0, 0)]


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
