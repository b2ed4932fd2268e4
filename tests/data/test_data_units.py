"""Chile's units and kinds: how many, on which tier, named in three languages."""

from __future__ import annotations

import pytest
from asking import Asked

KIND = "https://w3id.org/mesograph/code/unit-kind/"
TIERS = {
    "cl-slep": "meso-intermediate",
    "cl-uatp": "meso-intermediate",
    "cl-director-ejecutivo": "meso-intermediate",
    "cl-comite-directivo": "meso-intermediate",
    "cl-clep": "meso-intermediate",
    "cl-conferencia-directores": "meso-intermediate",
    "cl-red-slep": "meso-intermediate",
    "cl-deprov": "meso-intermediate",
    "cl-seremi": "meso-regional",
    "cl-superintendencia-regional": "meso-regional",
    "cl-gore": "meso-regional",
    "cl-municipality": "meso-local",
    "cl-corporacion": "meso-local",
    "cl-daem": "meso-local",
    "cl-concejo-municipal": "meso-local",
    "cl-electorate": "meso-local",
    "cl-school": "school",
    "cl-sostenedor-psubv": "school",
    "cl-director": "school",
    "cl-ate": "external",
    "cl-universidad": "external",
    "cl-mineduc": "national",
    "cl-dep": "national",
    "cl-agencia": "national",
    "cl-superintendencia": "national",
    "cl-cned": "national",
}


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("cl-slep", 70),
        ("cl-municipality", 346),
        ("cl-deprov", 42),
        ("cl-seremi", 16),
        ("cl-superintendencia-regional", 16),
        ("cl-gore", 16),
        ("cl-mineduc", 1),
        ("cl-dep", 1),
        ("cl-agencia", 1),
        ("cl-superintendencia", 1),
        ("cl-cned", 1),
    ],
)
def test_units_per_kind(cl: Asked, kind: str, number: int) -> None:
    assert cl.count(f"?x meso:unitKind unit-kind:{kind} ; meso:country ?c") == number


@pytest.mark.parametrize(
    ("level", "number"), [("country", 1), ("region", 16), ("province", 56), ("comuna", 346)]
)
def test_territories_per_level(cl: Asked, level: str, number: int) -> None:
    assert cl.count(f"?x a meso:Territory ; meso:territoryLevel territory-level:{level}") == number


def test_territories_nest(cl: Asked) -> None:
    for child, parent in (("comuna", "province"), ("province", "region"), ("region", "country")):
        query = f"""?x meso:territoryLevel territory-level:{child} ; meso:withinTerritory ?up .
            ?up meso:territoryLevel territory-level:{parent}"""
        assert cl.count(query) == cl.count(f"?x meso:territoryLevel territory-level:{child}")


@pytest.mark.parametrize(("kind", "tier"), TIERS.items())
def test_tiers_of_kinds(cl: Asked, kind: str, tier: str) -> None:
    found = cl.column(f"SELECT ?tier {{ unit-kind:{kind} meso:tier ?tier }}")
    assert found == [f"https://w3id.org/mesograph/code/tier/{tier}"]


def test_every_kind_has_one_tier_one_country_and_a_generic_kind(cl: Asked) -> None:
    for part in ("meso:tier", "meso:country"):
        query = f"""SELECT ?k (COUNT(DISTINCT ?v) AS ?n) {{ ?k meso:country ?c ; skos:inScheme
            <https://w3id.org/mesograph/code/unit-kind> . OPTIONAL {{ ?k {part} ?v }} }}
            GROUP BY ?k HAVING (COUNT(DISTINCT ?v) != 1)"""
        assert cl.rows(query) == [], part
    generic = "?x meso:tier ?t ; skos:broader ?g . MINUS { ?g meso:tier ?any }"
    assert cl.count(generic) == cl.count("?x meso:tier ?t") == 56


def test_the_service_succeeds_municipality_and_corporation(cl: Asked) -> None:
    found = cl.column("SELECT ?old { unit-kind:cl-slep meso:succeedsKind ?old } ORDER BY ?old")
    assert found == [KIND + "cl-corporacion", KIND + "cl-municipality"]


def test_a_comuna_is_in_one_service_and_all_are(cl: Asked) -> None:
    found = cl.rows("""SELECT ?place (COUNT(DISTINCT ?unit) AS ?n) { ?x a meso:TerritorialScope ;
        meso:agent ?unit ; meso:territory ?place . ?unit meso:unitKind unit-kind:cl-slep } GROUP BY ?place""")
    assert len(found) == 346
    assert {n for _, n in found} == {1}


@pytest.mark.parametrize(
    ("type_of", "label"),
    [
        ("meso:PublicUnit", "skos:prefLabel"),
        ("meso:GovernanceUnit", "skos:prefLabel"),
        ("meso:ParticipatoryBody", "skos:prefLabel"),
        ("meso:SupportProvider", "skos:prefLabel"),
        ("meso:Territory", "skos:prefLabel"),
        ("meso:LegalAct", "skos:prefLabel"),
        ("meso:Reform", "skos:prefLabel"),
        ("meso:Reform", "meso:summary"),
        ("meso:Programme", "skos:prefLabel"),
        ("meso:ProviderRegister", "skos:prefLabel"),
        ("meso:Contradiction", "skos:prefLabel"),
        ("meso:Contradiction", "meso:handling"),
        ("meso:Finding", "meso:statement"),
        ("skos:Concept", "skos:prefLabel"),
        ("skos:Concept", "skos:definition"),
    ],
)
def test_three_languages(cl: Asked, type_of: str, label: str) -> None:
    number = cl.count(f"?x a {type_of}")
    assert number
    for code in ("en", "es", "pt"):
        assert cl.count(f'?x a {type_of} ; {label} ?v FILTER(LANG(?v) = "{code}")') == number, code


def test_a_text_in_one_language_is_there_in_all(cl: Asked) -> None:
    """Notes and funding instruments: what is said in one language is said in the others."""
    for part in ("meso:note", "meso:fundingInstrument", "meso:summary"):
        found = cl.rows(f"""SELECT ?x (COUNT(DISTINCT ?code) AS ?n) {{ ?x {part} ?v BIND(LANG(?v) AS ?code) }}
            GROUP BY ?x HAVING (COUNT(DISTINCT ?code) != 3)""")
        assert found == [], part
    assert cl.count("?x meso:note ?v") > 100


def test_no_two_labels_in_one_language(cl: Asked) -> None:
    assert (
        cl.rows("""SELECT ?x { ?x skos:prefLabel ?v BIND(LANG(?v) AS ?code) }
        GROUP BY ?x ?code HAVING (COUNT(?v) > 1)""")
        == []
    )
