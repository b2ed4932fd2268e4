"""Answers on support against plain arithmetic on the fact tables of Chile, without graph or query."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import plain_facts as plain
import pytest
from cases import Case
from golden_files import last
from tools.facts.rows import HERE

from mesograph.ask import Answer

pytestmark = pytest.mark.directories
AS_OF = "2026-11-21"
CROSSWALK = HERE / "crosswalk" / "cl"
OWNERS = {
    "municipal-public": ("cl-municipality", "cl-corporacion"),
    "slep-public": ("cl-slep",),
    "private-subsidized": ("cl-sostenedor-psubv",),
}
IN_SCHOOL = ("school", "school-leaders", "teachers")
PEDAGOGICAL = (
    "instructional-leadership",
    "pedagogical-coaching",
    "curriculum-support",
    "improvement-planning",
    "professional-development",
    "evaluation-feedback",
    "data-use",
)
Answers = Callable[[Case], Answer]


def supports(facts: Path) -> Iterator[tuple[str, plain.Row]]:
    """Yield owner kind and row of every support that counts on the day, once per owner kind it reaches."""
    kinds = {r["id"]: r for r in plain.table(CROSSWALK, "kinds")}
    scopes = {r["provider"]: r for r in plain.table(CROSSWALK, "support_scope")}
    source = {r["id"]: r["kind"] for r in plain.table(facts, "sources")} | {plain.CONFIRMED: plain.CONFIRMED}
    for row in plain.table(facts, "support"):
        lawful = row["legal_act_id"] or source[row["source_id"]] in ("law", "official", plain.CONFIRMED)
        if not lawful or plain.remembered(row) or not plain.in_force(row, AS_OF):
            continue
        scope = scopes[row["provider_kind_or_id"]]
        own = (
            kinds.get(scope["meso_units"], {}).get("school_sector") if row["recipient"] == "meso-unit" else ""
        )
        for sector in (own or scope["sectors"]).split(";"):
            for owner in OWNERS[sector]:
                yield owner, row | {"tier": kinds[row["provider_kind_or_id"]]["tier"]}


def answered(answer: Answer) -> list[dict[str, object]]:
    names = [column.name for column in answer.columns]
    return [
        dict(zip(names, (last(str(v)) if isinstance(v, str) else v for v in r), strict=True))
        for r in answer.rows
    ]


def test_kinds_of_the_middle_that_support_for_good(facts: Path, answers: Answers) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for owner, row in supports(facts):
        middle = row["tier"].startswith("meso") and row["intervention_duration"] == "permanent"
        if middle and row["support_type"] in PEDAGOGICAL and row["recipient"] in IN_SCHOOL:
            found[owner].add(row["provider_kind_or_id"])
    shown = {
        r["owner_kind"]: r["providers"]
        for r in answered(answers(Case("cq-33")))
        if r["providers"] is not None
    }
    assert shown == {owner: len(kinds) for owner, kinds in found.items()}
    assert answers(Case("cq-33")).rows[-1][4] == 0


def test_supports_with_and_without_a_planned_end(facts: Path, answers: Answers) -> None:
    found = Counter(
        (owner, row["intervention_duration"])
        for owner, row in supports(facts)
        if row["recipient"] in IN_SCHOOL
    )
    for row in answered(answers(Case("cq-36")))[:-1]:
        for column, duration in (("permanent", "permanent"), ("time_limited", "time-limited")):
            assert row[column] == found[str(row["owner_kind"]), duration], row


def test_mandatory_support(facts: Path, answers: Answers) -> None:
    found = {
        (owner, row["recipient"], row["support_type"], row["mandatory"])
        for owner, row in supports(facts)
        if row["mandatory"] != "no"
    }
    shown = answered(answers(Case("cq-37")))
    keys = ("owner_kind", "recipient", "support_type", "obligation")
    assert {tuple(str(row[k]) for k in keys) for row in shown} == found


def test_types_that_the_middle_does_not_give(facts: Path, answers: Answers) -> None:
    types = {row["support_type"] for row in plain.table(facts, "support")} | {"infrastructure"}
    inside, outside = Counter[tuple[str, str]](), defaultdict[tuple[str, str], set[str]](set)
    for owner, row in supports(facts):
        inside[row["support_type"], owner] += row["tier"].startswith("meso")
        outside[row["support_type"], owner].add(row["provider_kind_or_id"])
    owners = [owner for kinds in OWNERS.values() for owner in kinds]
    gaps = {(t, o): len(outside[t, o]) for t in types for o in owners if not inside[t, o]}
    shown = answered(answers(Case("cq-39")))
    assert {(str(r["support_type"]), str(r["owner_kind"])): r["elsewhere"] for r in shown} == gaps


def test_schools_per_professional_of_the_support_units(facts: Path, answers: Answers) -> None:
    (figure,) = [
        row
        for row in plain.table(facts, "statistics")
        if row["unit_id"] == "cl-kind-uatp" and row["measure"] == "staff"
    ]
    schools = sum(here["slep"] for here in plain.held(facts, figure["reference_date"]).values())
    (row,) = answered(answers(Case("cq-38")))
    assert (row["staff"], row["schools"]) == (int(figure["value"]), schools)
    assert row["per_professional"] == pytest.approx(schools / int(figure["value"]))
