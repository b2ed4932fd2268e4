"""From the fact tables to the files: every row arrives, every decision of the crosswalk is used."""

from __future__ import annotations

import csv
import filecmp
from collections import Counter
from pathlib import Path

import pytest
from asking import Asked
from tools.facts import build as building
from tools.facts.kinds import named
from tools.facts.model import Model
from tools.facts.rows import ADDED, HERE, Facts

from mesograph import resources

pytestmark = pytest.mark.directories
CROSSWALK = HERE / "crosswalk" / "cl"
RULES = {
    "decisions": "Authority",
    "support": "Support",
    "accountability": "Accountability",
    "participation": "Participation",
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize(("table", "kind"), RULES.items())
def test_every_rule_arrives(cl: Asked, facts: Path, table: str, kind: str) -> None:
    number = len(rows(facts / "cl" / f"{table}.csv"))
    assert number
    assert cl.count(f"?x a meso:{kind} , meso:Rule") == number


def test_every_decision_keeps_its_sector_decision_role_and_agent(cl: Asked, facts: Path) -> None:
    keys = ("school_sector", "decision", "role", "mode", "unit_kind_or_id")
    told = Counter(
        tuple(r[k].replace("-kind-", "-") for k in keys) for r in rows(facts / "cl" / "decisions.csv")
    )
    found = cl.rows("""SELECT ?sector ?decision ?role ?mode ?agent { ?x a meso:Authority ;
        meso:schoolSector ?sector ; meso:decision ?decision ; meso:role ?role ; meso:mode ?mode ;
        meso:agentKind ?agent }""")
    assert Counter(tuple(str(v).rsplit("/", 1)[1] for v in row) for row in found) == told


def test_confidence_of_a_rule_is_its_level(cl: Asked, facts: Path) -> None:
    for table, kind in RULES.items():
        remembered = sum(
            r["confidence"] == "memory" or r["source_id"] == "cl-memory"
            for r in rows(facts / "cl" / f"{table}.csv")
        )
        query = f"?x a meso:{kind} ; meso:evidence/meso:evidenceLevel evidence-level:memory"
        assert cl.count(query) == remembered, table


def test_accountability_runs_from_the_one_who_holds_to_account(cl: Asked, facts: Path) -> None:
    table = rows(facts / "cl" / "accountability.csv")
    told = sorted((r["to_unit"], r["accountable_unit"]) for r in table)
    found = cl.rows("SELECT ?a ?c { ?x a meso:Accountability ; meso:agentKind ?a ; meso:counterpartKind ?c }")
    names = sorted((str(a).rsplit("/", 1)[1], str(c).rsplit("/", 1)[1]) for a, c in found)
    assert names == sorted((a.replace("-kind-", "-"), c.replace("-kind-", "-")) for a, c in told)


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ("reforms", "Reform"),
        ("findings", "Finding"),
        ("legal_acts", "LegalAct"),
        ("contradictions", "Contradiction"),
        ("slep_comunas", "Transfer"),
        ("territories", "Territory"),
    ],
)
def test_every_row_arrives(cl: Asked, facts: Path, table: str, kind: str) -> None:
    added = rows(CROSSWALK / f"{ADDED[table]}.csv") if table in ADDED else []
    assert cl.count(f"?x a meso:{kind}") == len(rows(facts / "cl" / f"{table}.csv")) + len(added)


def test_every_source_that_is_cited_arrives(cl: Asked, facts: Path) -> None:
    tables = (facts / "cl" / "sources.csv", CROSSWALK / "sources_added.csv")
    told = {r["id"].removeprefix("cl-") for table in tables for r in rows(table)}
    found = {s.rsplit("/", 1)[1] for s in cl.column("SELECT ?s { ?s a meso:Source }")}
    assert {name for name in told - found if not name.startswith("pkg-")} == set()
    assert found <= told


def test_schools_and_pupils_per_comuna_and_owner_kind_arrive(cl: Asked, facts: Path) -> None:
    table = rows(facts / "cl" / "comuna_school_sectors_2025.csv")
    for part in ("schools", "pupils"):
        told = sum(int(n) for r in table for column, n in r.items() if column.endswith(f"_{part}"))
        found = cl.rows(f"SELECT (SUM(?n) AS ?sum) {{ ?x a meso:Observation ; meso:{part} ?n }}")
        assert int(str(found[0][0])) == told


def test_statistics_arrive(cl: Asked, facts: Path) -> None:
    told = rows(facts / "cl" / "statistics.csv")
    found = cl.rows("SELECT (COUNT(?x) AS ?n) (SUM(?v) AS ?sum) { ?x a meso:Observation ; meso:value ?v }")
    assert found[0][0] == len(told)
    assert int(float(str(found[0][1]))) == sum(int(r["value"]) for r in told)


def test_the_same_facts_give_the_same_bytes(facts: Path, tmp_path: Path) -> None:
    building.build("cl", facts, tmp_path)
    shipped = resources.root() / "data" / "cl"
    names = sorted(p.name for p in shipped.glob("*.ttl"))
    assert sorted(p.name for p in tmp_path.iterdir()) == names
    same, different, odd = filecmp.cmpfiles(shipped, tmp_path, names, shallow=False)
    assert (different, odd) == ([], [])
    assert same == names


@pytest.fixture
def model(facts: Path) -> Model:
    return Model(Facts("cl", facts / "cl"))


def test_every_correction_hits_a_row(facts: Path) -> None:
    for fix in rows(CROSSWALK / "corrections.csv"):
        assert fix["reason"], fix
        hits = [
            r
            for r in rows(facts / "cl" / f"{fix['table']}.csv")
            if r[fix["column"]] == fix["old"] and meant(fix["id"], r)
        ]
        assert hits, fix


def meant(said: str, row: dict[str, str]) -> bool:
    if "=" not in said:
        return said in ("", row.get("id", ""))
    return all(row[column] == value for column, value in (part.split("=") for part in said.split(" & ")))


def test_an_upgrade_of_a_rule_confirms_a_row_that_was_remembered(model: Model) -> None:
    upgrades = rows(CROSSWALK / "upgrades.csv")
    assert all(r["reason"] for r in upgrades)
    for upgrade in upgrades:
        number = model.row_number(upgrade["table"], upgrade["match"])
        row = dict(model.rows(upgrade["table"]))[number]
        told = row["confidence"] == "memory" or row["source_id"] == "cl-memory"
        assert told or upgrade["table"] == "legal_acts", upgrade


def test_a_correction_that_hits_nothing_is_refused(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    fix = {
        "table": "reforms",
        "id": "",
        "column": "to_tier",
        "old": "no-such-tier",
        "new": "x",
        "reason": "x",
    }
    monkeypatch.setattr(Facts, "crosswalk", lambda self, name: [fix] if name == "corrections" else [])
    with pytest.raises(SystemExit, match="finds nothing"):
        model.facts.table("reforms")


def test_every_row_of_the_crosswalk_is_used(model: Model, facts: Path) -> None:
    def column(table: str, name: str) -> set[str]:
        return {r[name] for r in rows(facts / "cl" / f"{table}.csv")}

    def decided(table: str, name: str) -> set[str]:
        return {r[name] for r in rows(CROSSWALK / f"{table}.csv")}

    assert decided("support_scope", "provider") == column("support", "provider_kind_or_id")
    assert decided("regimes", "sector") == column("decisions", "school_sector")
    assert decided("finding_conditions", "id") <= column("findings", "id")
    assert decided("rival_directions", "reform") <= column("reforms", "id")
    assert decided("announced_dates", "slep_id") <= column("sleps", "slep_id")
    assert decided("announced_dates", "comuna_code") - {""} <= column("slep_comunas", "comuna_code")
    for row in rows(CROSSWALK / "kind_patterns.csv"):
        assert any(u["id"].startswith(row["prefix"]) for u in named(model)), row
    counted = decided("counts", "owner_kind")
    assert decided("kinds", "id") - counted <= set(model.units)


def test_consequences_and_participation_are_in_step_with_the_facts(facts: Path) -> None:
    keys = ("period_from", "accountable_unit", "to_unit", "mechanism")
    for decided, told, names in (
        ("consequences", "accountability", keys),
        ("participation", "participation", ("body_id", "powers")),
    ):
        ours = [tuple(r[k] for k in names) for r in rows(CROSSWALK / f"{decided}.csv")]
        theirs = [tuple(r[k] for k in names) for r in rows(facts / "cl" / f"{told}.csv")]
        assert sorted(ours) == sorted(theirs)


def test_every_announced_date_is_written(cl: Asked) -> None:
    told = rows(CROSSWALK / "announced_dates.csv")
    found = cl.rows(
        "SELECT DISTINCT ?unit ?for { ?x meso:announcedFor ?for ; org:resultingOrganization ?unit }"
    )
    assert len({(r["slep_id"], r["announced_for"]) for r in told}) == len(found)
