"""Rules that a narrower regime shares with a general one, and owner kinds whose schools nobody counted."""

from __future__ import annotations

import pytest
from reading import Derived, rows

LAW = """meso:normativeStatus normative-status:de-jure ; meso:evidence <xx/law> ;
  meso:mode decision-mode:other ;
  meso:resolvedBy rule-resolution:owner ; meso:country <xx/XX> ; meso:counterpartKind <xx/school>"""
WORLD = f"""@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix school-sector: <https://w3id.org/mesograph/code/school-sector/> .
@prefix unit-kind: <https://w3id.org/mesograph/code/unit-kind/> .
@prefix decision: <https://w3id.org/mesograph/code/decision/> .
@prefix decision-role: <https://w3id.org/mesograph/code/decision-role/> .
@prefix decision-mode: <https://w3id.org/mesograph/code/decision-mode/> .
@prefix rule-resolution: <https://w3id.org/mesograph/code/rule-resolution/> .
<xx/law> meso:evidenceLevel evidence-level:verified-law ; meso:stance stance:supports .
school-sector:district meso:exceptionTo school-sector:public .
school-sector:village meso:exceptionTo school-sector:district .
<xx/town> meso:schoolSector school-sector:public ; meso:country <xx/XX> ;
  skos:broader unit-kind:school-owner .
<xx/district> meso:schoolSector school-sector:district ; meso:country <xx/XX> ; skos:broader <xx/town> .
<xx/village> meso:schoolSector school-sector:village ; meso:country <xx/XX> ; skos:broader <xx/district> .
<xx/school> meso:schoolSector school-sector:public ; meso:country <xx/XX> ; skos:broader unit-kind:school .
<xx/hire> a meso:Authority , meso:Rule ; meso:schoolSector school-sector:public ; meso:ownerKind <xx/town> ;
  meso:agentKind <xx/town> ; meso:decision decision:staff-salaries ; meso:role decision-role:decides ; {LAW} ;
  meso:validFrom "2000-01-01"^^xsd:date ; meso:endStatus end-status:open .
<xx/pay> a meso:Authority , meso:Rule ; meso:schoolSector school-sector:public ; meso:ownerKind <xx/town> ;
  meso:agentKind <xx/town> ; meso:decision decision:staff-salaries ; meso:role decision-role:funds ; {LAW} ;
  meso:validFrom "2000-01-01"^^xsd:date ; meso:endStatus end-status:open .
<xx/help> a meso:Support , meso:Rule ; meso:schoolSector school-sector:public ; meso:ownerKind <xx/town> ;
  meso:country <xx/XX> ; meso:agentKind <xx/town> .
"""
OWN = f"""
<xx/takeover> a meso:Authority , meso:Rule ; meso:schoolSector school-sector:district ;
  meso:ownerKind <xx/district> ;
  meso:agentKind <xx/ministry> ; meso:decision decision:staff-salaries ;
  meso:role decision-role:decides ; {LAW} ;
  meso:validFrom "2009-07-06"^^xsd:date ; meso:validUntil "2018-01-01"^^xsd:date ;
  meso:endStatus end-status:ended .
"""
COPIES = """SELECT ?sector ?owner ?rule ?from ?until {
  ?copy prov:wasDerivedFrom ?rule ; meso:schoolSector ?sector ; meso:ownerKind ?owner ; meso:validFrom ?from ;
    meso:until ?until ; meso:countable true ; a meso:Authority ; meso:decision ?decision
} ORDER BY ?sector ?rule ?from"""
PREFIX = "PREFIX prov: <http://www.w3.org/ns/prov#> "
OPEN = "9999-12-31"


def test_an_exception_has_the_general_rules_as_long_as_it_has_none_of_its_own(derived: Derived) -> None:
    found = rows(derived(WORLD), PREFIX + COPIES)
    assert found == [
        (sector, sector, rule, "2000-01-01", OPEN)
        for sector in ("district", "village")
        for rule in ("hire", "pay")
    ]


def test_a_rule_of_its_own_cuts_the_general_one_for_its_time_and_role_and_reaches_further_down(
    derived: Derived,
) -> None:
    found = rows(derived(WORLD + OWN), PREFIX + COPIES)
    for sector in ("district", "village"):
        assert [row[2:] for row in found if row[0] == sector] == [
            ("hire", "2000-01-01", "2009-07-06"),
            ("hire", "2018-01-01", OPEN),
            ("pay", "2000-01-01", OPEN),
        ] + ([("takeover", "2009-07-06", "2018-01-01")] if sector == "village" else [])


def test_what_only_happens_does_not_displace_the_law(derived: Derived) -> None:
    practice = OWN.replace("normative-status:de-jure", "normative-status:de-facto")
    found = rows(derived(WORLD + practice), PREFIX + COPIES)
    assert [row[2:] for row in found if row[0] == "district"] == [
        ("hire", "2000-01-01", OPEN),
        ("pay", "2000-01-01", OPEN),
    ]


def test_support_reaches_the_exceptions_too(derived: Derived) -> None:
    found = rows(derived(WORLD), "SELECT ?kind { ?x a meso:Support ; meso:ownerKind ?kind } ORDER BY ?kind")
    assert found == [("district",), ("town",), ("village",)]


ELSEWHERE = WORLD.replace("xx/hire", "xx/far").replace("<xx/XX>", "<yy/YY>")


def test_rules_of_another_country_are_not_shared(derived: Derived) -> None:
    # the same sector stands in two countries, the exception only in one
    rule = ELSEWHERE[ELSEWHERE.index("<xx/far>") : ELSEWHERE.index("<xx/pay>")]
    found = rows(derived(WORLD + rule), PREFIX + COPIES)
    assert {row[2] for row in found} == {"hire", "pay"}


COUNT = """<xx/count> a meso:OwnershipCount ; meso:country <xx/XX> ; meso:ownerKind <xx/town> ;
  meso:schools 3 ;
  meso:validFrom "2001-01-01"^^xsd:date ; meso:until "9999-12-31"^^xsd:date ."""


@pytest.mark.parametrize(
    ("counted", "kinds"), [("", [("district",), ("town",), ("village",)]), (COUNT, [("town",)])]
)
def test_owner_kinds_are_present_where_nothing_counts_their_schools(
    derived: Derived, counted: str, kinds: list[tuple[str]]
) -> None:
    found = rows(
        derived(WORLD + counted),
        "SELECT ?kind { ?x a meso:OwnershipCount ; meso:ownerKind ?kind } ORDER BY ?kind",
    )
    assert found == kinds


def test_an_owner_kind_is_there_since_its_first_rule(derived: Derived) -> None:
    query = "SELECT ?kind ?from { ?x a meso:OwnershipCount ; meso:ownerKind ?kind ; meso:validFrom ?from }"
    found = dict(
        rows(
            derived(
                WORLD + "<xx/far> meso:schoolSector school-sector:private ; meso:country <xx/XX> ;"
                " skos:broader unit-kind:school-owner ."
            ),
            query,
        )
    )
    assert found == {
        "town": "2000-01-01",
        "district": "2000-01-01",
        "village": "2000-01-01",
        "far": "1000-01-01",
    }
