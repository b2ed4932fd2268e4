"""Chilean answers on authority against plain arithmetic on the fact tables, without graph or query."""

from __future__ import annotations

import csv
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

import plain_facts as plain
import pytest
from golden_files import last

from mesograph.ask import load_question, run
from mesograph.store import Store

pytestmark = pytest.mark.directories
AS_OF = "2026-11-21"
SECTORS = ("municipal-public", "private-subsidized", "slep-public")
CROSSWALK = Path(__file__).parents[2] / "tools" / "facts" / "crosswalk" / "cl"
ORGANS = {"cl-kind-daem": "cl-kind-municipality"}
Rows = list[dict[str, object]]


def asked(store: Store, name: str, **values: str) -> Rows:
    """Return the rows of an answer on Chile by column name, IRIs cut to their last part."""
    answer = run(load_question(name), store, {"day": AS_OF, **values})
    columns = [column.name for column in answer.columns]
    cells = ([last(v) if isinstance(v, str) else v for v in row] for row in answer.rows)
    return [dict(zip(columns, row, strict=True)) for row in cells]


def crosswalk(name: str) -> list[plain.Row]:
    with (CROSSWALK / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def short(unit: str) -> str:
    """Return the name that a kind has in the data."""
    return unit.replace("-kind-", "-")


def rules(facts: Path, sector: str, *roles: str) -> dict[str, list[plain.Row]]:
    """Return decision to rows in force on the day with one of these roles."""
    found: dict[str, list[plain.Row]] = defaultdict(list)
    for row in plain.table(facts, "decisions"):
        if row["school_sector"] == sector and row["role"] in roles and plain.in_force(row, AS_OF):
            found[row["decision"]].append(row)
    return found


def known(rows: list[plain.Row]) -> bool:
    return bool(rows) and not any(map(plain.remembered, rows))


@pytest.mark.parametrize("sector", SECTORS)
def test_locus_in_each_domain(facts: Path, embedded: Store, sector: str) -> None:
    profile = plain.profile(plain.table(facts, "decisions"), sector, AS_OF)
    expected: dict[tuple[str, str], float] = {}
    for domain in plain.DOMAINS:
        inside = [p for d, p in profile.items() if plain.DOMAIN_OF[d] == domain]
        for rung in plain.RUNGS:
            share = sum((p.get(rung, Fraction(0)) for p in inside), Fraction(0))
            if share:
                expected[domain, rung] = float(share / len(inside))
    rows = asked(embedded, "cq-03", sector=sector)
    assert {(r["domain"], r["tier"]): r["share"] for r in rows} == pytest.approx(expected)


@pytest.mark.parametrize("sector", SECTORS)
def test_part_of_the_mass_that_is_decided_within_a_framework(
    facts: Path, embedded: Store, sector: str
) -> None:
    mass = framed = Fraction(0)
    for decision, rows in rules(facts, sector, "decides").items():
        if decision in plain.WEIGHT and known(rows):
            units = {r["unit_kind_or_id"] for r in rows}
            within = {r["unit_kind_or_id"] for r in rows if r["mode"] == "within-framework"}
            mass += plain.WEIGHT[decision]
            framed += plain.WEIGHT[decision] * Fraction(len(within), len(units))
    assert asked(embedded, "cq-06", sector=sector)[0]["within"] == pytest.approx(float(framed / mass))


@pytest.mark.parametrize("sector", SECTORS)
def test_consents(facts: Path, embedded: Store, sector: str) -> None:
    approving, deciding = rules(facts, sector, "approves"), rules(facts, sector, "decides")
    needed = {}
    for decision in {*approving, *deciding}:
        approvers = approving.get(decision, [])
        somebody = [r for r in (*approvers, *deciding.get(decision, [])) if not plain.remembered(r)]
        if somebody and not any(map(plain.remembered, approvers)):
            needed[decision] = {short(r["unit_kind_or_id"]) for r in approvers}
    first, *rows = asked(embedded, "cq-07", sector=sector)
    assert first["consents"] == pytest.approx(sum(map(len, needed.values())) / len(needed))
    told = {(d, unit) for d, units in needed.items() for unit in units}
    assert {(r["decision"], r["approver"]) for r in rows} == told


@pytest.mark.parametrize("sector", SECTORS)
def test_decisions_that_others_pay_for(facts: Path, embedded: Store, sector: str) -> None:
    deciding, paying = rules(facts, sector, "decides"), rules(facts, sector, "funds")
    apart = {}
    for decision in set(deciding) & set(paying) & set(plain.WEIGHT):
        if known(deciding[decision]) and known(paying[decision]):
            one, other = (
                {ORGANS.get(r["unit_kind_or_id"], r["unit_kind_or_id"]) for r in side[decision]}
                for side in (deciding, paying)
            )
            apart[decision] = not one & other
    mass = sum(plain.WEIGHT[d] for d in apart)
    first, *rows = asked(embedded, "cq-08", sector=sector)
    assert first["apart"] == pytest.approx(float(sum(plain.WEIGHT[d] * a for d, a in apart.items()) / mass))
    assert {r["decision"]: bool(r["apart"]) for r in rows} == apart


def test_distance_of_public_and_private(facts: Path, embedded: Store) -> None:
    profiles = {s: plain.profile(plain.table(facts, "decisions"), s, AS_OF) for s in SECTORS}

    def mass(sector: str, decisions: set[str]) -> dict[str, Fraction]:
        total = sum(plain.WEIGHT[d] for d in decisions)
        found = profiles[sector]
        return {
            t: sum((plain.WEIGHT[d] * found[d].get(t, Fraction(0)) for d in decisions), Fraction(0)) / total
            for t in plain.RUNGS
        }

    rows = asked(embedded, "cq-10")
    assert [r["sector"] for r in rows] == ["municipal-public", "slep-public"]
    for row in rows:
        pair = (str(row["sector"]), "private-subsidized")
        both = set.intersection(*(set(profiles[s]) for s in pair))
        whole = [mass(s, set(profiles[s])) for s in pair]
        shared = [mass(s, both) for s in pair]
        for (one, other), name in ((whole, "distance"), (shared, "distance_both")):
            told = float(sum(abs(one[t] - other[t]) for t in plain.RUNGS) / 2)
            assert row[name] == pytest.approx(told), name
        assert row["decisions"] == len(both)


def test_decisions_that_stayed_where_they_were(facts: Path, embedded: Store) -> None:
    """For local services, municipal rules are the past; each first of January tells the tiers of a year."""
    rows = [
        r
        for r in plain.table(facts, "decisions")
        if r["role"] == "decides" and r["school_sector"] in ("municipal-public", "slep-public")
    ]
    told, steady = set(), set()
    for decision in plain.WEIGHT:
        here = [r for r in rows if r["decision"] == decision and plain.full(r["period_from"]) <= AS_OF]
        if {r["school_sector"] for r in here} == {"municipal-public", "slep-public"} and known(here):
            told.add(decision)
            years = {
                frozenset(
                    plain.TIER[r["unit_kind_or_id"]]
                    for r in here
                    if r["school_sector"] == sector and plain.in_force(r, f"{year}-01-01")
                )
                for sector in ("municipal-public", "slep-public")
                for year in range(1970, 2027)
            } - {frozenset()}
            steady |= {decision} if len(years) == 1 else set()
    found = [r for r in asked(embedded, "cq-20") if r["sector"] == "slep-public"]
    assert {r["decision"] for r in found[1:]} == steady
    assert found[0]["share"] == pytest.approx(len(steady) / len(told))


def test_who_can_stop_a_decision(facts: Path, embedded: Store) -> None:
    expected = {
        (sector, short(row["unit_kind_or_id"]), "approves", decision)
        for sector in SECTORS
        for decision, rows in rules(facts, sector, "approves").items()
        for row in rows
        if not plain.remembered(row)
    }
    for coded, row in zip(crosswalk("participation"), plain.table(facts, "participation"), strict=True):
        if coded["effect"] == "binding" and not plain.remembered(row):
            expected |= {(s, short(coded["body_id"]), "binding", None) for s in coded["sectors"].split(";")}
    rows = asked(embedded, "cq-45")
    assert {(r["sector"], r["body"], r["ground"], r["decision"]) for r in rows} == expected


def test_who_has_no_seat(facts: Path, embedded: Store) -> None:
    units = {"cl-kind-slep": "slep-public", "cl-kind-municipality": "municipal-public"}
    seated: dict[str, set[str]] = defaultdict(set)
    for coded, row in zip(crosswalk("participation"), plain.table(facts, "participation"), strict=True):
        if row["unit_id"] in units and not plain.remembered(row):
            seated[units[row["unit_id"]]] |= set(filter(None, coded["members"].split(";")))
    seated["all"] = set.union(*seated.values())
    rows = asked(embedded, "cq-46")
    for sector, kinds in seated.items():
        told = {r["stakeholder"] for r in rows if r["sector"] == sector and r["stakeholder"]}
        assert len(told) + len(kinds) == 8
        assert told.isdisjoint(kinds)


def test_the_hardest_consequence_is_the_loss_of_the_licence(facts: Path, embedded: Store) -> None:
    coded = [
        row
        for row in crosswalk("consequences")
        if "closure-or-revocation" in row["consequences"] and row["accountable_unit"] == "cl-kind-sostenedor"
    ]
    expected = {(s, short(row["to_unit"])) for row in coded for s in row["sectors"].split(";")}
    rows = asked(embedded, "cq-43")
    assert {(r["sector"], r["holder"]) for r in rows} == expected
    assert {(r["consequence"], r["rank"]) for r in rows} == {("closure-or-revocation", 9)}


def test_powers_of_the_municipality_and_their_articles(facts: Path, embedded: Store) -> None:
    acts = {
        (r["decision"], r["role"], r.get("read_at") or r["article_or_page"] or None)
        for r in plain.table(facts, "decisions")
        if r["unit_kind_or_id"] == "cl-kind-municipality"
        and plain.in_force(r, AS_OF)
        and not plain.remembered(r)
    }
    rows = [r for r in asked(embedded, "cq-12") if r["unit"] == "cl-municipality"]
    told = {(r["power"], r["role"], r["place"]) for r in rows if r["relation_type"] == "Authority"}
    assert told == acts
    assert rows[0]["share_without"] == 0
