"""What Chile's data rest on: levels of evidence, rival readings, what is announced and what is fact."""

from __future__ import annotations

import re

import pytest
from asking import Asked

LEVEL = "https://w3id.org/mesograph/code/evidence-level/"
# A change of these numbers changes what the published figures rest on: look at each before you mend it.
LEVELS = {
    "inferred": 9,
    "memory": 21,
    "verified-law": 63,
    "verified-official": 122,
    "verified-secondary": 145,
}
COUNTABLE = ("verified-law", "verified-official", "verified-secondary", "inferred")


def test_evidence_per_level(cl: Asked) -> None:
    found = cl.rows("SELECT ?l (COUNT(?e) AS ?n) { ?e meso:evidenceLevel ?l } GROUP BY ?l")
    assert {str(level).removeprefix(LEVEL): n for level, n in found} == LEVELS


def test_verified_law_is_a_law_and_names_an_article(cl: Asked) -> None:
    found = cl.rows("""SELECT ?kind ?locator { ?e meso:evidenceLevel evidence-level:verified-law ;
        meso:source/meso:sourceKind ?kind . OPTIONAL { ?e meso:locator ?locator } }""")
    assert {str(kind).rsplit("/", 1)[1] for kind, _ in found} == {"law"}
    assert [place for _, place in found if not re.search(r"\barts?\. ?\d", str(place))] == []


def test_verified_official_is_law_or_official(cl: Asked) -> None:
    found = cl.column("""SELECT DISTINCT ?kind { ?source meso:sourceKind ?kind .
        ?e meso:evidenceLevel evidence-level:verified-official ; meso:source ?source }""")
    assert {kind.rsplit("/", 1)[1] for kind in found} == {"law", "official"}


def test_a_digest_of_a_law_is_secondary(cl: Asked) -> None:
    digest = "<https://w3id.org/mesograph/id/cl/source/ley-21040-digest>"
    found = cl.column(f"SELECT DISTINCT ?level {{ ?e meso:source {digest} ; meso:evidenceLevel ?level }}")
    assert set(found) == {LEVEL + "verified-secondary", LEVEL + "memory"}


def test_what_the_marker_of_memory_supports_is_memory(cl: Asked) -> None:
    found = cl.column("""SELECT DISTINCT ?level { ?e meso:source ?s ; meso:evidenceLevel ?level .
        ?s meso:sourceKind source-kind:memory }""")
    assert found == [LEVEL + "memory"]


@pytest.mark.parametrize(
    "type_of",
    ["Relation", "Transfer", "Reform", "ReformDirectionClaim", "Finding", "LegalAct", "Observation"],
)
def test_every_statement_has_evidence(cl: Asked, type_of: str) -> None:
    types = "meso:Edge meso:Rule" if type_of == "Relation" else f"meso:{type_of}"
    assert cl.count(f"VALUES ?t {{ {types} }} ?x a ?t") > 0
    assert cl.column(f"SELECT ?x {{ VALUES ?t {{ {types} }} ?x a ?t MINUS {{ ?x meso:evidence ?e }} }}") == []


def test_evidence_has_one_source_level_and_stance(cl: Asked) -> None:
    for part in ("source", "evidenceLevel", "stance", "checkedOn"):
        query = f"""SELECT ?e (COUNT(?v) AS ?n) {{ ?e a meso:Evidence . OPTIONAL {{ ?e meso:{part} ?v }} }}
            GROUP BY ?e HAVING (COUNT(?v) != 1)"""
        assert cl.rows(query) == [], part


def test_no_evidence_is_left_without_a_statement(cl: Asked) -> None:
    assert cl.column("SELECT ?e { ?e a meso:Evidence MINUS { ?x meso:evidence ?e } }") == []


def test_no_transfer_after_the_confirmed_ones_is_a_fact(cl: Asked) -> None:
    query = (
        "SELECT ?day {{ ?x a meso:Transfer ; meso:normativeStatus normative-status:{} ; meso:onDate ?day }}"
    )
    facts, announced = (cl.column(query.format(status)) for status in ("de-jure", "announced"))
    assert max(facts) == "2026-01-01"
    assert min(announced) > "2026-01-01"
    assert (len(facts), len(announced)) == (169, 177)


def test_a_remembered_day_is_a_second_evidence_and_the_year_counts(cl: Asked) -> None:
    found = cl.rows("""SELECT DISTINCT ?unit ?day ?precision ?locator {
        ?x a meso:Transfer ; meso:onDate ?day ;
        meso:fromPrecision ?precision ; org:resultingOrganization ?unit ; meso:evidence ?e , ?other .
        ?e meso:evidenceLevel evidence-level:memory ; meso:locator ?locator .
        ?other meso:evidenceLevel evidence-level:verified-official } ORDER BY ?unit""")
    assert len(found) == 6
    for _, day, precision, remembered in found:
        assert str(day) == f"{str(remembered)[:4]}-01-01"
        assert str(precision).endswith("/year")


def test_rival_readings_of_reforms_stand_side_by_side(cl: Asked) -> None:
    found = cl.rows("""SELECT ?reform ?direction {
        ?claim meso:aboutReform ?reform ; meso:direction ?direction } ORDER BY ?reform ?direction""")
    readings: dict[str, list[str]] = {}
    for reform, direction in found:
        readings.setdefault(str(reform).rsplit("/", 1)[1], []).append(str(direction).rsplit("/", 1)[1])
    assert {name: kinds for name, kinds in readings.items() if len(kinds) > 1} == {
        "1981-municipal": ["deconcentration", "municipalization"],
        "2017-nep": ["decentralization", "recentralization-to-meso"],
    }
    assert len(readings) == cl.count("?x a meso:Reform") == 13


def test_no_reading_of_a_direction_is_another_ones_evidence(cl: Asked) -> None:
    assert (
        cl.rows("""SELECT ?e { ?one meso:aboutReform ?reform ; meso:direction ?a ; meso:evidence ?e .
        ?two meso:aboutReform ?reform ; meso:direction ?b ; meso:evidence ?e FILTER(?a != ?b) }""")
        == []
    )


def test_contradictions_name_two_versions_and_two_sources(cl: Asked) -> None:
    assert cl.count("?x a meso:Contradiction") == 20
    whole = """?x a meso:Contradiction ; meso:firstSource ?a ; meso:secondSource ?b ; meso:firstVersion ?v ;
        meso:secondVersion ?w ; meso:handling ?h"""
    assert cl.count(whole) == 20
