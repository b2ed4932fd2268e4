from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import SKOS, Graph

from mesograph import resources
from mesograph.terms import CODE

CROSSWALK = resources.root() / "ontology" / "schemes" / "crosswalk.csv"
# table, column, scheme: every column of the fact tables that holds codes
COLUMNS = [
    ("accountability", "mechanism", "accountability-mechanism"),
    ("accountability", "confidence", "evidence-level"),
    ("decisions", "confidence", "evidence-level"),
    ("decisions", "decision", "decision"),
    ("decisions", "mode", "decision-mode"),
    ("decisions", "role", "decision-role"),
    ("decisions", "school_sector", "school-sector"),
    ("decisions", "tier", "tier"),
    ("findings", "polarity", "finding-polarity"),
    ("participation", "confidence", "evidence-level"),
    ("participation", "powers", "participation-power"),
    ("reforms", "direction", "reform-direction"),
    ("reforms", "from_tier", "tier"),
    ("reforms", "to_tier", "tier"),
    ("sources", "kind", "source-kind"),
    ("statistics", "measure", "measure"),
    ("support", "confidence", "evidence-level"),
    ("support", "coordination_mode", "coordination-mode"),
    ("support", "intervention_duration", "support-duration"),
    ("support", "mandatory", "obligation"),
    ("support", "provider_tier", "tier"),
    ("support", "recipient", "support-recipient"),
    ("support", "support_type", "support-type"),
    ("territories", "level", "territory-level"),
    ("units", "confidence", "evidence-level"),
    ("units", "hierarchy_kind", "hierarchy-kind"),
    ("units", "kind", "unit-kind"),
    ("units", "tier", "tier"),
]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def fact_codes(shared: Path) -> Iterator[tuple[str, str]]:
    for country in ("br", "cl", "co"):
        for table, column, scheme in COLUMNS:
            for row in rows(shared / "facts" / country / f"{table}.csv"):
                for code in row[column].split(";"):
                    if code.strip():
                        yield scheme, code.strip()


def has(concepts: Graph, scheme: str, code: str) -> bool:
    notations = {
        str(o) for s, o in concepts.subject_objects(SKOS.notation) if str(s) == f"{CODE}{scheme}/{code}"
    }
    return code in notations


def test_the_crosswalk_leads_from_foreign_codes_to_concepts(concepts: Graph) -> None:
    table = rows(CROSSWALK)
    assert len(table) >= 14
    assert len({(r["scheme"], r["fact_code"]) for r in table}) == len(table)
    for row in table:
        assert has(concepts, row["scheme"], row["concept"]), row
        assert not has(concepts, row["scheme"], row["fact_code"]), row
        assert row["reason"]


@pytest.mark.directories
def test_every_code_of_the_facts_has_a_concept(concepts: Graph, shared: Path) -> None:
    crosswalk = {(r["scheme"], r["fact_code"]) for r in rows(CROSSWALK)}
    codes = set(fact_codes(shared))
    assert len(codes) > 150
    assert {(s, c) for s, c in codes if not has(concepts, s, c)} == crosswalk


@pytest.mark.directories
def test_every_row_of_the_drafted_schemes_became_a_concept(concepts: Graph, shared: Path) -> None:
    drafted = rows(shared / "frame" / "schemes.csv")
    assert len(drafted) == 227
    assert [r for r in drafted if not has(concepts, r["scheme"], r["notation"])] == []


@pytest.mark.directories
def test_conditions_of_support_name_findings_that_exist(schemes: dict[str, Graph], shared: Path) -> None:
    from rdflib import DCTERMS

    known = {r["id"] for r in rows(shared / "facts" / "cl" / "findings.csv")}
    named = {str(o) for o in schemes["support-condition"].objects(None, DCTERMS.source)}
    assert named <= known
