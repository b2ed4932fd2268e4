"""Questions on whom schools depend on, over worlds of a few statements whose answers are computed by hand."""

from __future__ import annotations

import pytest
from small_worlds import (
    ALWAYS,
    ENGINES,
    HERE,
    asked,
    counted,
    held,
    inside,
    kind,
    owner_kind,
    rows,
    unit,
)

engines = pytest.mark.parametrize("engine", ENGINES)

DECISIONS = """
decision:hire meso:domain decision-domain:personnel ; meso:oecdLocus true .
decision:books meso:domain decision-domain:instruction ; meso:oecdLocus true .
decision:close meso:domain decision-domain:planning ; meso:oecdLocus true .
decision:budget meso:domain decision-domain:resources ; meso:oecdLocus true .
"""


def rule(owner: str, agent: str, about: str, how: str, role: str = "decides", counts: bool = True) -> str:
    """Return a rule on a matter in the schools of an owner kind; `how` finds the unit that is meant."""
    return f"""<xx/rule/{owner}-{agent}-{about}-{role}> a meso:Authority ; meso:ownerKind unit-kind:{owner} ;
      meso:agentKind unit-kind:{agent} ; meso:decision decision:{about} ; meso:role decision-role:{role} ;
      meso:resolvedBy rule-resolution:{how} ; meso:normativeStatus normative-status:de-jure ; {HERE} ;
      meso:countable {str(counts).lower()} ; {ALWAYS} ; meso:evidence <xx/proof> .
    """


KINDS = (
    DECISIONS
    + inside("a", "north")
    + inside("b", "north")
    + owner_kind("council", "meso-local", "municipal-public")
    + kind("department", "meso-local", " ; meso:organOf unit-kind:council")
    + kind("principal", "school")
    + kind("ministry", "national")
    + kind("office", "meso-regional")
    + unit("m", "ministry")
    + unit("a", "council", "a")
    + unit("b", "council", "b")
    + unit("o", "office", "north")
)
# Each decision weighs 1/4. The owner hires, also through its department; principals choose books; the
# ministry closes schools; two decide on the budget, so that nobody is alone.
SOLE = (
    KINDS
    + held("a", "council", "a", 3)
    + held("b", "council", "b", 1)
    + rule("council", "council", "hire", "owner")
    + rule("council", "department", "hire", "owner-organ", "approves")
    + rule("council", "principal", "books", "school-itself")
    + rule("council", "ministry", "close", "unique")
    + rule("council", "council", "budget", "owner")
    + rule("council", "ministry", "budget", "unique", "approves")
    + """<xx/staff> a meso:Observation ; meso:measure measure:staff ; meso:observedUnit <xx/unit/m> ;
      meso:value 500 ; meso:referenceDate "2025-01-01"^^xsd:date .
    """
)


@engines
def test_dependence_on_the_only_unit_that_decides(engine: str) -> None:
    """Masses: a 3/4, b 1/4, four schools 1/4 each, ministry 1; of 3 in all."""
    answer = asked(engine, "cq-29", SOLE)
    third, hhi = round(1 / 3, 9), round((1 / 3) ** 2 + (1 / 4) ** 2 + 5 * (1 / 12) ** 2, 9)
    assert rows(answer) == [
        ("school-itself", 4, third, None, round(1 / 12, 9), None, None, None, "weight-schools"),
        ("council", 2, third, "a", 0.25, None, None, None, "weight-schools"),
        ("ministry", 1, third, "m", third, 500, round(100 / 3 / 0.5, 9), None, "weight-schools"),
        ("XX", None, None, "m", third, None, None, hhi, "weight-schools"),
    ]
    assert counted(answer) == (4, 0)


@engines
def test_dependence_on_each_named_unit(engine: str) -> None:
    found = rows(asked(engine, "cq-29", SOLE, by="unit"))
    assert [row[:3] for row in found] == [
        ("school-itself", 4, round(1 / 3, 9)),
        ("m", 1, round(1 / 3, 9)),
        ("a", 1, 0.25),
        ("b", 1, round(1 / 12, 9)),
        ("XX", None, None),
    ]


@engines
def test_a_decision_with_one_agent_that_does_not_count_is_left_out(engine: str) -> None:
    answer = asked(engine, "cq-29", SOLE + rule("council", "office", "close", "territory", counts=False))
    assert [row[0] for row in rows(answer)] == ["school-itself", "council", "XX"]
    assert counted(answer) == (3, 1)


@engines
def test_the_unit_of_the_territory_and_owners_that_no_source_names(engine: str) -> None:
    world = (
        KINDS
        + owner_kind("private", "school", "private-subsidized")
        + held("", "private", "a", 2)
        + held("", "private", "b", 2)
        + rule("private", "office", "hire", "territory")
        + rule("private", "private", "close", "owner")
    )
    answer = asked(engine, "cq-29", world)
    assert [row[:5] for row in rows(answer)] == [
        ("office", 1, 0.5, "o", 0.5),
        ("private", None, 0.5, None, None),
        ("XX", None, None, "o", 0.5),
    ]
    assert rows(answer)[-1][7] == 0.25  # owners whose number is not known add nothing
    assert counted(answer) == (2, 2)


# Nobody counts schools: councils and private owners weigh 1 each, the two kinds of councils share theirs.
EQUAL = (
    KINDS
    + owner_kind("far", "meso-local", "co-choco", "council")
    + "unit-kind:far skos:broader unit-kind:school-owner .\n"
    + owner_kind("private", "school", "private-subsidized")
    + unit("c", "far", "b")
    + "".join(held("", name, "", None) for name in ("council", "far", "private"))
    + rule("council", "council", "hire", "owner")
    + rule("far", "far", "hire", "territory")
    + rule("private", "ministry", "hire", "unique")
)


@engines
def test_where_nobody_counts_schools_each_kind_of_owner_weighs_the_same(engine: str) -> None:
    answer = asked(engine, "cq-29", EQUAL)
    assert [(*row[:5], row[8]) for row in rows(answer)] == [
        ("ministry", 1, 0.5, "m", 0.5, "weight-owner-kinds"),
        ("council", 2, round(1 / 3, 9), None, round(1 / 6, 9), "weight-owner-kinds"),
        ("far", 1, round(1 / 6, 9), "c", round(1 / 6, 9), "weight-owner-kinds"),
        ("XX", None, None, "m", 0.5, "weight-owner-kinds"),
    ]
    assert rows(answer)[-1][7] == round(0.25 + 3 / 36, 9)
    assert counted(answer) == (3, 9)


def helps(owner: str, agent: str, how: str, lasting: str = "permanent", counts: bool = True) -> str:
    """Return support by a kind of units for the schools of an owner kind."""
    return f"""<xx/support/{owner}-{agent}-{lasting}> a meso:Support ; meso:ownerKind unit-kind:{owner} ;
      meso:agentKind unit-kind:{agent} ; meso:resolvedBy rule-resolution:{how} ; {HERE} ; {ALWAYS} ;
      meso:duration support-duration:{lasting} ; meso:recipientKind support-recipient:teachers ;
      meso:countable {str(counts).lower()} ; meso:evidence <xx/proof> .
    """


# The council (with its department) alone helps its schools for good; private ones have the office and the
# ministry; free ones the office, and perhaps the ministry; others none.
HELPED = (
    KINDS
    + "".join(owner_kind(name, "school", "private") for name in ("private", "free", "other"))
    + held("a", "council", "a", 3)
    + held("b", "council", "b", 1)
    + held("p", "private", "a", 2)
    + held("f", "free", "b", 5)
    + held("x", "other", "b", 7)
    + helps("council", "council", "owner")
    + helps("council", "department", "owner-organ")
    + helps("council", "principal", "school-itself")
    + helps("council", "ministry", "unique", "time-limited")
    + helps("private", "office", "territory")
    + helps("private", "ministry", "unique")
    + helps("free", "office", "territory")
    + helps("free", "ministry", "unique", counts=False)
)


@engines
def test_schools_whose_only_permanent_provider_is_one_unit(engine: str) -> None:
    assert rows(asked(engine, "cq-30", HELPED)) == [
        ("council", 4, 1, "council", 2, 4, 1, "a", 3),
        ("free", 5, 1, None, None, None, None, None, None),
        ("other", 7, None, None, None, None, None, None, None),
        ("private", 2, 2, None, None, 0, 0, None, None),
        ("XX", 6, None, None, None, 4, round(4 / 6, 9), None, None),
    ]


@engines
def test_within_the_middle_the_ministry_does_not_hold_schools_up(engine: str) -> None:
    found = {row[0]: row[2:] for row in rows(asked(engine, "cq-30", HELPED, within="middle"))}
    assert found["private"] == (1, "office", 1, 2, 1, "o", 2)
    assert found["free"] == (1, "office", 1, 5, 1, "o", 5)


@engines
def test_sole_providers_are_named_where_nobody_counts_schools(engine: str) -> None:
    world = KINDS + held("", "council", "", None) + helps("council", "council", "owner")
    assert rows(asked(engine, "cq-30", world)) == [
        ("council", None, 1, "council", 2, None, None, None, None),
        ("XX", None, None, None, None, None, None, None, None),
    ]


def accounts(
    owner: str, holder: str, how: str, mechanism: str, consequence: str, of: str = "principal"
) -> str:
    """Return a rule by which a kind asks for an account in the schools of an owner kind."""
    return f"""<xx/account/{owner}-{holder}-{mechanism}-{of}> a meso:Accountability ; {HERE} ; {ALWAYS} ;
      meso:ownerKind unit-kind:{owner} ; meso:agentKind unit-kind:{holder} ;
      meso:counterpartKind unit-kind:{of} ;
      meso:mechanism accountability-mechanism:{mechanism} ; meso:resolvedBy rule-resolution:{how} ;
      meso:consequence accountability-consequence:{consequence} ; meso:evidence <xx/proof> ;
      meso:countable true .
    """


# The council dismisses (and so decides) and helps through its department; the office pays, audits and closes
# schools; the ministry decides, and audits others; families choose, and the school helps itself.
HATS = (
    KINDS
    + "accountability-mechanism:audit skos:broader accountability-type:regulatory .\n"
    + "accountability-mechanism:market-choice skos:broader accountability-type:market .\n"
    + kind("family", "school")
    + kind("provider", "external")
    + held("a", "council", "a", 3)
    + held("b", "council", "b", 1)
    + rule("council", "council", "staff-hiring-dismissal-teachers", "owner")
    + helps("council", "department", "owner-organ")
    + helps("council", "principal", "school-itself")
    + rule("council", "office", "budget", "territory", role="funds")
    + accounts("council", "office", "territory", "audit", "recommendation")
    + accounts("council", "office", "territory", "hierarchical-report", "closure-or-revocation")
    + rule("council", "ministry", "close", "unique")
    + accounts("council", "ministry", "unique", "audit", "fine", of="provider")
    + accounts("council", "family", "school-itself", "market-choice", "funding-effect")
)


@engines
def test_units_with_three_hats_towards_the_same_schools(engine: str) -> None:
    answer = asked(engine, "cq-31", HATS)
    assert rows(answer) == [
        ("council", "council", True, False, True, False, True, 3, 4, None),
        ("office", "council", False, True, False, True, True, 3, 4, None),
        ("XX", None, *[None] * 5, None, 8, round(8 / 12, 9)),
    ]


@engines
def test_units_with_as_many_hats_as_asked_for(engine: str) -> None:
    assert [row[0] for row in rows(asked(engine, "cq-31", HATS, hats="1"))] == [
        "council",
        "office",
        "ministry",
        "XX",
    ]
    assert rows(asked(engine, "cq-31", HATS, hats="4")) == [("XX", None, *[None] * 5, None, 0, 0)]


def joins(agent: str, other: str, how: str, mode: str = "network", counts: bool = True) -> str:
    """Return support by a kind of units for another kind."""
    return f"""<xx/joins/{agent}-{other}-{mode}> a meso:Support ; {HERE} ; {ALWAYS} ;
      meso:agentKind unit-kind:{agent} ; meso:counterpartKind unit-kind:{other} ;
      meso:coordinationMode coordination-mode:{mode} ;
      meso:supportType support-type:data-use ; meso:resolvedBy rule-resolution:{how} ;
      meso:countable {str(counts).lower()} ; meso:evidence <xx/proof> .
    """


# In the middle: councils a and b in the north, c in the south, and the office of the north with its cell. The
# office has a name of its own, though it is an organ of the ministry.
JOINED = (
    KINDS
    + "unit-kind:office meso:organOf unit-kind:ministry .\n"
    + inside("c", "south")
    + kind("cell", "meso-regional", " ; meso:organOf unit-kind:office")
    + kind("forum", "meso-local")
    + unit("c", "council", "c")
    + joins("cell", "council", "territory")
    + joins("forum", "council", "unique")
    + joins("ministry", "council", "unique")
    + joins("office", "council", "territory", "hierarchy")
    + joins("office", "council", "unique", counts=False)
    + """<xx/aid> a meso:Support ; meso:agent <xx/unit/m> ; meso:counterpart <xx/unit/c> ;
      meso:coordinationMode coordination-mode:network ; meso:countable true ; """
    + ALWAYS
    + " .\n"
    + """<xx/pact> a meso:Support ; meso:agent <xx/unit/a> ; meso:counterpart <xx/unit/c> ;
      meso:coordinationMode coordination-mode:network ; meso:countable true ; """
    + ALWAYS
    + " .\n"
)


@engines
def test_units_of_the_middle_that_work_with_each_other(engine: str) -> None:
    answer = asked(engine, "cq-32", JOINED)
    assert rows(answer) == [
        ("cell", "council", "data-use", 2, 3, round(2 / 3, 9)),
        ("council", "council", None, 1, 3, round(1 / 3, 9)),
        ("forum", "council", "data-use", None, None, None),
        ("XX", None, None, 3, 6, 0.5),
    ]
    assert counted(answer) == (4, 1)


@engines
def test_units_that_do_not_work_with_each_other_are_counted_all_the_same(engine: str) -> None:
    assert rows(asked(engine, "cq-32", KINDS)) == [("XX", None, None, 0, 3, 0)]
