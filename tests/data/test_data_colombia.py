"""Colombia: who is certified, who was replaced for a time, which remembered rows a text confirms."""

from __future__ import annotations

import csv
import filecmp
from pathlib import Path

import pytest
from asking import Asked
from tools.facts import build as building
from tools.facts.model import Model
from tools.facts.rows import HERE, Facts

from mesograph import resources
from mesograph.store.embedded import EmbeddedStore
from mesograph.store.protocol import GRAPHS

CROSSWALK = HERE / "crosswalk" / "co"
OWNERS = {
    "co-secretaria-departamental": ("meso-regional", "noncertified-municipality-public"),
    "co-secretaria-municipal": ("meso-local", "certified-territory-public"),
    "co-etc-27": ("meso-regional", "co-choco"),
    "co-etc-44": ("meso-regional", "co-la-guajira"),
    "co-etc-44001": ("meso-local", "co-la-guajira-certified"),
    "co-etc-44430": ("meso-local", "co-la-guajira-certified"),
    "co-etc-44847": ("meso-local", "co-la-guajira-certified"),
    "co-territorio-indigena": ("meso-local", "indigenous-public"),
    "co-propietario-privado": ("school", "private"),
}
OTHERS = {
    "co-gobernacion": "meso-regional",
    "co-alcaldia-certificada": "meso-local",
    "co-alcaldia-no-certificada": "meso-local",
    "co-nucleo": "meso-local",
    "co-dle": "meso-local",
    "co-supervision": "meso-regional",
    "co-area-metropolitana-aburra": "meso-intermediate",
    "co-ie": "school",
    "co-men": "national",
    "co-icontec": "external",
}
CHOCO = ("2009-07-06", "2018-01-01", "conpes-social-124")
GUAJIRA = ("2017-02-21", "2021-08-16", "conpes-3883")
# The codes of the ministry for Chocó, La Guajira, Maicao, Riohacha and Uribia.
REPLACED = {"3789": CHOCO, "3792": GUAJIRA, "3793": GUAJIRA, "4449": GUAJIRA, "4460": GUAJIRA}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def last(iri: object) -> str:
    return str(iri).rsplit("/", 1)[1]


@pytest.fixture(scope="module")
def co() -> Asked:
    store = EmbeddedStore()
    for path in (*resources.ontology_files(), *resources.scheme_files()):
        store.load(path, GRAPHS + "schemes")
    for path in resources.data_files("co"):
        store.load(path, GRAPHS + "data/co")
    return Asked(store)


def served(co: Asked, day: str) -> dict[str, list[str]]:
    """Return the secretariats that serve each municipality on a day; an open scope has no end."""
    found = co.rows(f"""SELECT ?place ?unit {{ ?scope a meso:TerritorialScope ; meso:agent ?unit ;
        meso:territory ?place ; meso:validFrom ?from . ?unit meso:unitKind/skos:broader* unit-kind:co-sed .
        OPTIONAL {{ ?scope meso:validUntil ?until }}
        FILTER(?from <= "{day}"^^xsd:date && (!BOUND(?until) || ?until > "{day}"^^xsd:date)) }}""")
    units: dict[str, list[str]] = {}
    for place, unit in found:
        units.setdefault(last(place), []).append(last(unit))
    return units


def test_owner_kinds_have_their_tier_and_their_regime(co: Asked) -> None:
    found = co.rows("""SELECT ?kind ?tier ?sector { ?kind skos:broader unit-kind:school-owner ;
        meso:country ?c ; meso:tier ?tier ; meso:schoolSector ?sector }""")
    assert {last(kind): (last(tier), last(sector)) for kind, tier, sector in found} == OWNERS


def test_other_kinds_stand_on_the_ladder_where_their_territory_puts_them(co: Asked) -> None:
    found = {last(k): last(t) for k, t in co.rows("SELECT ?k ?t { ?k meso:tier ?t ; meso:country ?c }")}
    assert {kind: found[kind] for kind in OTHERS} == OTHERS


def test_ninety_seven_secretariats_of_which_five_have_a_kind_of_their_own(co: Asked) -> None:
    of = "?x a meso:PublicUnit ; meso:unitKind/skos:broader* unit-kind:{}"
    assert co.count(of.format("co-secretaria-departamental")) == 32
    assert co.count(of.format("co-secretaria-municipal")) == 65
    assert co.count("?x a meso:PublicUnit ; meso:unitKind ?k . ?k skos:broader+ unit-kind:co-sed") == 97


def test_every_municipality_has_one_secretariat_before_and_after_funza_was_certified(co: Asked) -> None:
    before, after = served(co, "2018-12-31"), served(co, "2019-01-01")
    for units in (before, after):
        assert len(units) == 1121
        assert {len(u) for u in units.values()} == {1}
    assert {place: (before[place], after[place]) for place in after if before[place] != after[place]} == {
        "25286": (["3785"], ["10851"])
    }


def test_secretariats_that_serve_are_as_many_as_the_panel_counts(co: Asked) -> None:
    counted = co.rows("""SELECT ?day ?n { ?x meso:measure measure:certified-entities ; meso:value ?n ;
        meso:referenceDate ?day ; meso:validUntil ?after } ORDER BY ?day""")
    assert [(str(day), n) for day, n in counted] == [("2011-01-01", 95), ("2019-01-01", 96)]
    for day, number in counted:
        assert len({u for units in served(co, str(day)).values() for u in units}) == number


def test_a_territory_is_certified_exactly_when_its_own_secretariat_serves_it(co: Asked) -> None:
    own = "?s meso:agent/meso:unitKind/skos:broader* unit-kind:co-secretaria-municipal ; meso:territory ?x"
    certified = set(co.column(f"SELECT ?x {{ ?s a meso:TerritorialScope . {own} }}"))
    states = co.rows("""SELECT ?place ?state ?until { ?s a meso:DatedState ; meso:stateOf ?place ;
        meso:state ?state . OPTIONAL { ?s meso:validUntil ?until } }""")
    found = {str(place) for place, state, _ in states if last(state) == "certified"}
    assert len(found) == 64
    assert found == certified
    assert [(last(p), last(s), str(u)) for p, s, u in states if u] == [
        ("25286", "not-certified", "2019-01-01")
    ]
    assert sum(last(s) == "not-certified" for _, s, _ in states) == 1121 - 64 + 1


def test_the_ministry_took_the_place_of_five_secretariats(co: Asked) -> None:
    found = co.rows("""SELECT ?unit ?from ?until ?act ?instead { ?x a meso:Substitution ; meso:stateOf ?unit ;
        meso:state unit-state:powers-assumed ; meso:substitute ?instead ; meso:legalBasis ?act ;
        meso:validFrom ?from ; meso:validUntil ?until }""")
    assert {last(u): (str(f), str(t), last(a)) for u, f, t, a, _ in found} == REPLACED
    assert {str(i).rsplit("/", 2)[1] for *_, i in found} == {"ministry"}


def test_a_substitution_lasts_as_long_as_the_powers_the_ministry_held(co: Asked) -> None:
    rules = co.rows("""SELECT DISTINCT ?sector ?from ?until {
        ?x a meso:Authority ; meso:schoolSector ?sector ; meso:agentKind unit-kind:co-men ;
        meso:validFrom ?from ; meso:validUntil ?until . ?sector meso:exceptionTo ?general }""")
    assert {(last(s), str(f), str(u)) for s, f, u in rules} == {
        ("co-choco", *CHOCO[:2]),
        ("co-la-guajira", *GUAJIRA[:2]),
        ("co-la-guajira-certified", *GUAJIRA[:2]),
    }


def test_one_law_with_two_readings_is_one_reform(co: Asked) -> None:
    found = co.column("""SELECT ?d { ?claim meso:aboutReform ?r ; meso:direction ?d .
        ?r meso:legalBasis/meso:number "Ley 715 de 2001" } ORDER BY ?d""")
    assert [last(d) for d in found] == ["decentralization", "recentralization-to-centre"]
    assert co.count('?x a meso:Reform ; meso:legalBasis/meso:number "Ley 715 de 2001"') == 1


def test_a_remembered_statement_has_no_other_evidence_than_an_upgrade(co: Asked) -> None:
    found = co.column("""SELECT DISTINCT ?source { ?x meso:evidence ?remembered , ?read .
        ?remembered meso:evidenceLevel evidence-level:memory . ?read meso:source ?source ;
        meso:evidenceLevel ?level . FILTER(?level != evidence-level:memory) }""")
    upgrades = rows(CROSSWALK / "upgrades.csv")
    assert upgrades
    assert {f"co-{last(source)}" for source in found} == {r["source_id"] for r in upgrades}
    assert all(r["reason"] for r in upgrades)


@pytest.mark.directories
def test_an_upgrade_confirms_a_row_that_was_remembered(shared: Path) -> None:
    model = Model(Facts("co", shared / "facts" / "co"))
    for upgrade in rows(CROSSWALK / "upgrades.csv"):
        number = model.row_number(upgrade["table"], upgrade["match"])
        row = dict(model.rows(upgrade["table"]))[number]
        assert row.get("confidence") == "memory" or row["source_id"] == "co-memory", upgrade


@pytest.mark.directories
def test_the_map_of_the_ministry_arrives_whole(co: Asked, shared: Path) -> None:
    facts = shared / "facts" / "co"
    codes = {r["id"]: r["official_code"] for r in rows(facts / "units.csv")}
    table = rows(facts / "etc_municipality_map_2022.csv")
    assert len({r["etc_unit_id"] for r in table}) == 96
    assert served(co, "2022-12-31") == {r["municipality_code"]: [codes[r["etc_unit_id"]]] for r in table}


@pytest.mark.directories
def test_the_same_facts_give_the_same_bytes(shared: Path, tmp_path: Path) -> None:
    building.build("co", shared / "facts", tmp_path)
    shipped = resources.root() / "data" / "co"
    names = sorted(p.name for p in shipped.glob("*.ttl"))
    assert sorted(p.name for p in tmp_path.iterdir()) == names
    assert filecmp.cmpfiles(shipped, tmp_path, names, shallow=False) == (names, [], [])


def test_a_department_stands_once_and_has_both_its_codes(co: Asked) -> None:
    level = "territory-level:department"
    assert co.count(f"?x meso:territoryLevel {level}") == 32
    assert co.count(f'?x meso:territoryLevel {level} ; meso:officialCode "05" ; meso:isoCode "CO-ANT"') == 1
    assert co.count("?x meso:isoCode ?iso") == 33


def test_an_act_that_ends_another_amends_it_and_one_that_only_compiles_it_does_not(co: Asked) -> None:
    found = co.rows("SELECT ?old ?new { ?old meso:amendedBy ?new }")
    pairs = {(last(old), last(new)) for old, new in found}
    assert ("ley-60-1993", "ley-715-2001") in pairs
    assert not [pair for pair in pairs if pair == ("dec-1850-2002", "dec-1075-2015")]
