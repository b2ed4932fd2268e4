"""The Keys to Education: the twelve cases of the study are units, with what the study says and no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from asking import Asked
from tools.facts import build as building
from tools.facts.rows import HERE, Row, read
from tools.facts.turtle import BASE

from mesograph import resources
from mesograph.ask import load_question, run
from mesograph.ask.catalogue import question_paths
from mesograph.store import shipped_store
from mesograph.store.embedded import EmbeddedStore
from mesograph.store.protocol import GRAPHS

STUDY = "<https://es.scribd.com/document/489139471/Las-llaves-de-la-educacion-vf-pdf>"
# A case is a unit that a finding speaks of whose evidence is the study; the study is known by its address.
CASES = f"""SELECT DISTINCT ?unit ?tier ?name {{
    ?finding a meso:Finding ; meso:about ?unit ; meso:evidence/meso:source/meso:officialUrl {STUDY} .
    ?unit meso:unitKind/meso:tier ?tier ; skos:prefLabel ?name . FILTER(LANG(?name) = "es") }}"""
# As the article lists them, with the unit that stands for each here.
TOLD = {
    "ar/subnational-education-department/x": "Córdoba",
    "ar/subnational-education-department/r": "Río Negro",
    "br/subnational-education-department/23": "Ceará",
    "br/subnational-education-department/26": "Pernambuco",
    "cl/subnational-government/09109": "Loncoche",
    "cl/subnational-government/16305": "San Nicolás",
    "co/municipal-education-department/3766": "Bogotá D.C.",
    "co/subnational-education-department/3769": "Boyacá",
    "mx/subnational-education-department/gua": "Guanajuato",
    "mx/subnational-education-department/pue": "Puebla",
    "pe/subnational-education-department/aya": "Ayacucho",
    "pe/subnational-education-department/sam": "San Martín",
}
COUNTRIES = sorted({unit[:2] for unit in TOLD})
OURS = ("ar", "mx", "pe")


@pytest.fixture(scope="module")
def americas() -> Asked:
    store = EmbeddedStore()
    for path in resources.scheme_files():
        store.load(path, GRAPHS + "schemes")
    for code in COUNTRIES:
        for name in ("kinds", "units", "owners", "scopes", "findings", "evidence", "sources"):
            path = resources.root() / "data" / code / f"{name}.ttl"
            if path.is_file():
                store.load(path, f"{GRAPHS}data/{code}")
    return Asked(store)


def test_twelve_cases_in_six_countries_are_units_with_a_finding_of_the_study(americas: Asked) -> None:
    names = {str(unit).removeprefix(BASE): str(name) for unit, _, name in americas.rows(CASES)}
    assert len(names) == 12
    assert len({unit[:2] for unit in names}) == 6
    assert {unit: TOLD[unit] for unit, name in names.items() if TOLD[unit].split()[0] in name} == TOLD


def test_provinces_states_and_regions_are_regional_and_comunas_local(americas: Asked) -> None:
    tiers = {(str(u).removeprefix(BASE)[:2], str(t).rsplit("/", 1)[1]) for u, t, _ in americas.rows(CASES)}
    regional = {(country, "meso-regional") for country in (*OURS, "br", "co")}
    assert tiers == {*regional, ("cl", "meso-local"), ("co", "meso-local")}


@pytest.mark.parametrize("country", OURS)
def test_a_case_country_says_nothing_that_was_not_read(country: str) -> None:
    """No rule, act, date of a body or count stands in the data: the study was read in parts only."""
    files = {p.stem for p in resources.data_files(country)} - {"indices"}
    assert files == {"dataset", "evidence", "findings", "kinds", "scopes", "sources", "territories", "units"}
    text = (resources.root() / "data" / country / "units.ttl").read_text("utf-8")
    assert not re.search("validFrom|legalBasis|hierarchyKind|territory ", text)
    levels = (resources.root() / "data" / country / "evidence.ttl").read_text("utf-8")
    assert set(re.findall(r"evidence-level:([\w-]+)", levels)) == {"verified-secondary"}


@pytest.mark.parametrize("country", OURS)
def test_the_same_tables_give_the_same_bytes(country: str, tmp_path: Path) -> None:
    building.build(country, HERE / "tables", tmp_path)
    shipped = {p.name: p.read_bytes() for p in resources.data_files(country)}
    assert {p.name: p.read_bytes() for p in tmp_path.glob("*.ttl")} == shipped


@pytest.mark.parametrize("country", OURS)
def test_every_question_runs_on_a_case_country_and_tells_its_coverage(country: str) -> None:
    store = shipped_store(countries=[country])
    answers = {name: run(load_question(name), store, _about(name, country)) for name in question_paths()}
    assert len(answers) > 25
    assert {name for name, answer in answers.items() if answer.coverage is None} == set()
    findings = answers["cq-50"]
    assert findings.coverage is not None
    assert findings.coverage.counted == len(read(HERE / "tables" / country / "findings.csv"))
    assert {answers[name].coverage.counted for name in ("cq-02", "cq-17", "cq-33")} == {0}  # type: ignore[union-attr]


def _about(name: str, country: str) -> dict[str, str]:
    return {"country": country} if load_question(name).param("country") else {}


@pytest.fixture(scope="session")
def listed(shared: Path) -> list[Row]:
    return read(shared / "facts" / "co" / "rivas_2020_cases.csv")


@pytest.mark.directories
def test_the_list_is_that_of_the_facts(listed: list[Row]) -> None:
    told = sorted((row["country"].lower(), row["unit_name"]) for row in listed)
    assert told == sorted((unit[:2], name) for unit, name in TOLD.items())
    ours = {row["code"] for row in listed if row["country"].lower() in OURS}
    assert ours == {r["official_code"] for c in OURS for r in read(HERE / "tables" / c / "units.csv")}


@pytest.mark.directories
@pytest.mark.parametrize(("country", "code"), [("ar", "ARG"), ("mx", "MEX"), ("pe", "PER")])
def test_values_of_indices_are_those_of_the_table(country: str, code: str, shared: Path) -> None:
    told = [r for r in read(shared / "frame" / "indicators.csv") if r["country"] == code]
    assert read(HERE / "tables" / country / "indicators.csv") == told
