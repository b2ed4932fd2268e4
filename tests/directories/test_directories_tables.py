"""Fixture tables of Brazil and Colombia against a plain csv count, rows refused, contradictions, privacy."""

from __future__ import annotations

import gzip
import importlib.util
import re
import sys
from pathlib import Path

import pytest
from plain_tables import NAMES, catalogue, census, entities, institutions
from table_checks import Result, check_offices, check_owners, check_states, departures, end, run

from mesograph.lang import LANGUAGES
from mesograph.tables.report import as_json

FOLDER = Path(__file__).parents[1] / "fixtures" / "directories"
CENSUS = FOLDER / "br" / "censo_2025_tocantins.csv.gz"
SERGIPE, PAULO = (FOLDER / "br" / f"catalogo_{name}.csv.gz" for name in ("sergipe", "sao_paulo"))
SITES = FOLDER / "co" / "sedes_medellin_2024.csv.gz"
PANEL = FOLDER / "co" / "estadisticas_2018_2021.csv.gz"
DAYS = ("2025-11-01", "2024-08-01")


@pytest.fixture(scope="module")
def tocantins(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return run(tmp_path_factory.mktemp("to"), "br-censo-escolar", [CENSUS])


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return run(tmp_path_factory.mktemp("cat"), "br-catalogo-escolas", [SERGIPE, PAULO], DAYS)


@pytest.fixture(scope="module")
def medellin(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return run(tmp_path_factory.mktemp("med"), "co-sedes-medellin", [SITES])


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return run(tmp_path_factory.mktemp("co"), "co-education-statistics", [PANEL])


def test_the_files_are_what_the_generator_writes() -> None:
    spec = importlib.util.spec_from_file_location("make_tables", FOLDER / "make_tables.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    written = module.tables()
    assert {p.relative_to(FOLDER).as_posix() for c in ("br", "co") for p in (FOLDER / c).iterdir()} == set(
        written
    )
    for name, data in written.items():
        assert gzip.decompress((FOLDER / name).read_bytes()) == data, name
    assert written["br/catalogo_sergipe.csv.gz"].startswith(b"\xef\xbb\xbf")
    assert b"\r" not in written["br/catalogo_sao_paulo.csv.gz"]
    assert "Sección".encode("cp1252") in written["co/sedes_medellin_2024.csv.gz"]


def test_the_census_says_what_a_plain_count_says(tocantins: Result) -> None:
    seen = census(CENSUS)
    assert (tocantins[0].rows_read, tocantins[0].rows_used, len(seen)) == (53, 49, 49)
    check_states(tocantins[1], seen)
    check_owners(tocantins[1], seen)
    check_offices(tocantins[1], seen)


def test_exports_say_what_a_plain_count_says(exports: Result) -> None:
    seen = catalogue(SERGIPE, ";", NAMES) + catalogue(PAULO, ",", NAMES)
    assert (exports[0].rows_read, exports[0].rows_used, len(seen)) == (56, 52, 52)
    check_states(exports[1], seen)
    check_owners(exports[1], seen)
    places = dict(exports[1].rows("SELECT ?s ?t { ?s a meso:School ; meso:territory ?t }"))
    assert {end(s): end(t) for s, t in places.items()} == {
        f"school/{s.school}": f"territory/{s.place}" for s in seen
    }


def test_sites_say_what_a_plain_count_says(medellin: Result) -> None:
    seen = institutions(SITES)
    assert (medellin[0].rows_read, medellin[0].rows_used, len(seen)) == (27, 24, 17)
    check_states(medellin[1], seen)
    check_owners(medellin[1], seen)
    check_offices(medellin[1], seen)
    sites = medellin[1].rows(
        "SELECT ?school ?site { ?school <http://www.w3.org/ns/org#hasSite> ?site . "
        "?site meso:officialCode ?code }"
    )
    assert len(sites) == medellin[0].counts["sites"] == 24
    assert {end(school) for school, _ in sites} == {f"school/{s.school}" for s in seen}


def test_what_is_refused_is_told_with_row_and_column(
    tocantins: Result, exports: Result, medellin: Result
) -> None:
    assert [(i.row, i.column, i.note.key) for i in tocantins[0].refused] == [
        (51, "TP_SITUACAO_FUNCIONAMENTO", "cell-enum"),
        (52, "TP_DEPENDENCIA", "cell-enum"),
        (53, "CO_ENTIDADE", "row-repeats"),
        (54, "NU_ANO_CENSO", "cell-code-unknown"),
    ]
    assert [(i.row, i.column, i.note.key) for i in exports[0].refused] == [
        (30, "Município", "cell-place-unknown"),
        (31, "UF", "cell-code-unknown"),
        (32, "Restrição de Atendimento", "cell-enum"),
        (33, "Código INEP", "row-repeats"),
    ]
    assert [(i.row, i.column, i.note.key) for i in medellin[0].refused] == [
        (25, "codigo_dane", "row-main-site"),
        (26, "codigo_dane", "row-main-site"),
        (28, "codigo_dane", "row-repeats"),
    ]


def test_contradictions_are_told_with_file_row_and_column(
    tocantins: Result, exports: Result, medellin: Result, panel: Result
) -> None:
    assert departures(tocantins[0]) == [
        (CENSUS.name, 21, "CO_ORGAO_REGIONAL"),
        (CENSUS.name, 22, "CO_ORGAO_REGIONAL"),
        (CENSUS.name, 27, "CO_ORGAO_REGIONAL"),
        (CENSUS.name, 36, "NO_ENTIDADE"),
        (CENSUS.name, 48, "DT_ANO_LETIVO_INICIO"),
        (CENSUS.name, 49, "DT_ANO_LETIVO_INICIO"),
        (CENSUS.name, 50, "CO_DISTRITO"),
    ]
    assert departures(exports[0]) == [
        (SERGIPE.name, 28, "Conveniada Poder Público"),
        (SERGIPE.name, 29, "Porte da Escola"),
        (PAULO.name, 25, "Escola"),
    ]
    assert departures(medellin[0]) == [
        (SITES.name, 23, "nombre_establecimiento"),
        (SITES.name, 24, "codigo_dane"),
        (SITES.name, 24, "dane_sede"),
    ]
    assert departures(panel[0]) == [(PANEL.name, 15, c) for c in ("ETC", "MUNICIPIO", "DEPARTAMENTO")]
    ways = [(f.row, f.column, f.note.key) for f in panel[0].findings if f.kind == "two-ways"]
    assert ways == [
        (13, "CÓDIGO_MUNICIPIO", "form-zeros"),
        (13, "CÓDIGO_DEPARTAMENTO", "form-zeros"),
        (18, "AÑO", "form-grouped"),
        (18, "CÓDIGO_ETC", "form-grouped"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_contradictions_are_told_in_the_language_of_the_reader(tocantins: Result, language: str) -> None:
    title = {
        "en": "One municipality, two regional offices",
        "es": "Un municipio, dos órganos regionales",
        "pt": "Um município, dois órgãos regionais",
    }
    findings = as_json(tocantins[0], language)["findings"]
    assert isinstance(findings, list)
    messages = [f["message"] for f in findings if f["column"] == "CO_ORGAO_REGIONAL"]
    assert len(messages) == 3
    assert all(m.startswith(title[language]) and "'12'" in m for m in messages[:2])


def test_nothing_that_leads_to_a_person_comes_out(
    tocantins: Result, exports: Result, medellin: Result
) -> None:
    for _, _, text in (tocantins, exports, medellin):
        assert not re.search(
            r"GARCAS|CR 1 # 2 3|INT 4|999900|6049990000|77999|-9624|-48123",
            text.replace("99990001000111", "").replace("09999000200012", ""),
        )
    assert "99990001000111" in tocantins[2]  # a foundation
    assert "99990003000113" not in tocantins[2]  # a company
    assert "99990004011" not in tocantins[2]  # too short for a company
    shown = str(as_json(tocantins[0], "en"))
    assert "99990004011" not in shown


def test_an_office_cares_for_a_place_only_where_all_rows_agree(tocantins: Result) -> None:
    scopes = tocantins[1].rows(
        "SELECT ?t ?u { ?s a meso:TerritorialScope ; meso:territory ?t ; meso:agent ?u }"
    )
    assert {(end(t), end(u)) for t, u in scopes} == {
        ("territory/1718204", "regional-deconcentrated-office/17-9"),
        ("territory/1702109", "regional-deconcentrated-office/17-1"),
    }


def test_entities_of_each_year_are_those_of_the_panel(panel: Result) -> None:
    scopes = panel[1].rows(
        "SELECT ?t ?u ?from ?until { ?s a meso:TerritorialScope ; meso:territory ?t ; meso:agent ?u ; "
        "meso:validFrom ?from . OPTIONAL { ?s meso:validUntil ?until } }"
    )
    for year in (2018, 2019, 2020, 2021):
        day = f"{year}-06-30"
        now = {
            (t[-5:], u.rsplit("/", 1)[1])
            for t, u, start, until in scopes
            if start <= day and (until == "None" or until > day)
        }
        assert now == entities(PANEL, year)
    units = {end(u) for _, u, _, _ in scopes}
    assert "municipal-education-department/3766" in units  # the capital district is no department
    assert {"subnational-education-department/3758", "subnational-education-department/3785"} <= units
    assert panel[0].counts["units"] == 0  # the data of the country describe them all
