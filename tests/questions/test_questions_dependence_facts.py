"""Answers on whom schools of Chile depend on, against plain arithmetic on the fact tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import plain_facts as plain
import pytest
from cases import Case
from small_worlds import rows

from mesograph.ask import Answer, load_question, run
from mesograph.store import Store

pytestmark = pytest.mark.directories
AS_OF = "2026-11-21"
SECTOR_OF = {
    "daem": "municipal-public",
    "corporation": "municipal-public",
    "slep": "slep-public",
    "subsidised_private": "private-subsidized",
}
# What the law calls the owner, or an organ of it, in the fact tables of Chile; and what is inside the school.
OWNERS = [
    "cl-kind-municipality",
    "cl-kind-daem",
    "cl-kind-concejo-municipal",
    "cl-kind-slep",
    "cl-kind-comite-directivo",
    "cl-kind-sostenedor-psubv",
]
INSIDE = ("cl-kind-school", "cl-kind-director", "cl-kind-family")


def sole_actors(table: list[plain.Row], sector: str) -> dict[str, str]:
    """Return decision to the only one that decides or must approve it, where all who do are known."""
    actors: dict[str, set[str]] = defaultdict(set)
    left_out, decided = set(), set()
    for row in table:
        here = row["school_sector"] == sector and row["decision"] in plain.WEIGHT
        if here and row["role"] in ("decides", "approves") and plain.in_force(row, AS_OF):
            name = row["unit_kind_or_id"]
            actor = "owner" if name in OWNERS else "school" if name in INSIDE else name
            actors[row["decision"]].add(actor)
            if row["role"] == "decides":
                decided.add(row["decision"])
            if plain.remembered(row):
                left_out.add(row["decision"])
    return {d: min(found) for d, found in actors.items() if d in decided - left_out and len(found) == 1}


def test_bottleneck_of_chile_by_another_way(facts: Path, answers: Callable[[Case], Answer]) -> None:
    size: dict[str, int] = Counter()
    largest: dict[str, int] = Counter()
    held_by = plain.held(facts, AS_OF)
    for comuna in held_by.values():
        for kind_of in SECTOR_OF:
            size[kind_of] += comuna[kind_of]
    for row in plain.table(facts, "slep_comunas"):
        largest[row["cod_slep"]] += held_by[row["comuna_code"]]["slep"]
    mass: dict[str, Fraction] = Counter()
    table = plain.table(facts, "decisions")
    for kind_of, sector in SECTOR_OF.items():
        for decision, actor in sole_actors(table, sector).items():
            mass[kind_of if actor == "owner" else actor] += plain.WEIGHT[decision] * size[kind_of]
    total = sum(mass.values())
    found = {row[0]: row for row in rows(answers(Case("cq-29")))}
    names = {"daem": "cl-municipality", "corporation": "cl-corporacion", "slep": "cl-slep"}
    names |= {"school": "school-itself", "subsidised_private": "cl-sostenedor-psubv"}
    expected = {names.get(a, a): float(m / total) for a, m in mass.items()}
    assert {name: row[2] for name, row in found.items() if name != "CL"} == pytest.approx(expected)
    share = mass["slep"] * max(largest.values()) / size["slep"] / total
    assert found["cl-slep"][4] == pytest.approx(float(share))
    assert found["CL"][4] == pytest.approx(expected["cl-cpeip"])


def test_private_schools_of_chile_by_provincial_department(facts: Path, embedded: Store) -> None:
    """In the middle, only the department of their province helps them for good."""
    here = plain.held(facts, AS_OF)
    schools: dict[str, int] = Counter()
    for row in plain.table(facts, "slep_comunas"):
        schools[row["deprov_id"]] += here[row["comuna_code"]]["subsidised_private"]
    answer = run(load_question("cq-30"), embedded, {"within": "middle"})
    found = {row[0]: row[1:] for row in rows(answer)}["cl-sostenedor-psubv"]
    assert found[0] == found[4] == sum(schools.values())
    assert (found[3], found[7]) == (len(schools), max(schools.values()))
