"""The real tables of Brazil and Colombia, read where they lie; nothing of them is kept."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from plain_tables import catalogue, census, institutions, open_by_kind, read
from table_checks import Result, check_offices, check_owners, check_states, departures, end, run

from mesograph import ask
from mesograph.store.derive import derive
from mesograph.store.embedded import EmbeddedStore
from mesograph.store.shipped import load_shipped
from mesograph.tables import loading

pytestmark = pytest.mark.directories


def places(shared: Path) -> dict[tuple[str, str], str]:
    """Return the code of every municipality by state and name, as the statistical office writes them."""
    with (shared / "facts" / "br" / "municipalities_ibge.csv").open(
        encoding="utf-8-sig", newline=""
    ) as stream:
        return {(r["uf"], r["name"]): r["ibge_code"] for r in csv.DictReader(stream)}


@pytest.fixture(scope="module")
def census_file(shared: Path) -> Path:
    return shared / "data" / "br" / "inep_censo_escolar_2025_tocantins.csv.gz"


@pytest.fixture(scope="module")
def exports(shared: Path) -> list[Path]:
    names = ("sergipe", "sao_paulo_capital")
    return [shared / "data" / "br" / f"inep_catalogo_escolas_{name}.csv.gz" for name in names]


@pytest.fixture(scope="module")
def sites_file(shared: Path) -> Path:
    return shared / "data" / "co" / "medellin_sedes_educativas_2024.csv.gz"


@pytest.fixture(scope="module")
def tocantins(census_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Result:
    return run(tmp_path_factory.mktemp("to"), "br-censo-escolar", [census_file])


@pytest.fixture(scope="module")
def exported(exports: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Result:
    return run(tmp_path_factory.mktemp("cat"), "br-catalogo-escolas", exports, ["2025-11-01"])


@pytest.fixture(scope="module")
def medellin(sites_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Result:
    return run(tmp_path_factory.mktemp("med"), "co-sedes-medellin", [sites_file])


def test_tocantins(census_file: Path, tocantins: Result) -> None:
    seen = census(census_file)
    assert (tocantins[0].rows_read, tocantins[0].rows_used, len(seen)) == (2217, 2217, 2217)
    assert Counter(s.state for s in seen) == {"open": 1581, "in-recess": 574, "closed": 62}
    check_states(tocantins[1], seen)
    check_owners(tocantins[1], seen)
    check_offices(tocantins[1], seen)
    assert tocantins[0].counts["offices"] == 12
    assert Counter(s.kind for s in seen) == {
        "br-rede-federal": 11,
        "br-see": 560,
        "br-sme": 1303,
        "br-mantenedora-privada": 343,
    }


def test_tocantins_departs_from_itself(tocantins: Result) -> None:
    told = Counter(column for _, _, column in departures(tocantins[0]))
    assert told == {"CO_ORGAO_REGIONAL": 10, "NO_ENTIDADE": 7}
    offices = [f for f in tocantins[0].findings if f.column == "CO_ORGAO_REGIONAL"]
    assert {str(f.note.values["group"]) for f in offices} == {"1709005", "1711902", "1718204"}
    assert [i.column for i in tocantins[0].cells] == ["NU_CNPJ_MANTENEDORA"] * 3


def test_an_office_of_tocantins_has_the_places_that_agree(tocantins: Result) -> None:
    scopes = tocantins[1].rows("SELECT ?t { ?s a meso:TerritorialScope ; meso:territory ?t }")
    told = {end(t) for (t,) in scopes}
    assert len(told) == len(scopes)
    assert not told & {"territory/1709005", "territory/1711902"}
    assert "territory/1718204" in told


def test_exports_of_sergipe_and_sao_paulo(shared: Path, exports: list[Path], exported: Result) -> None:
    codes = places(shared)
    seen = catalogue(exports[0], ";", codes) + catalogue(exports[1], ",", codes)
    assert [r.rows_used for r in exported[0].readings] == [2453, 7856]
    assert [r.encoding for r in exported[0].readings] == ["utf-8-sig", "utf-8"]
    assert exported[0].refused == []
    assert len({s.place for s in seen}) == 76
    assert Counter(s.state for s in seen) == {"open": 9349, "in-recess": 960}
    check_states(exported[1], seen)
    check_owners(exported[1], seen)
    assert open_by_kind(s for s in seen if s.place == "3550308")["br-mantenedora-privada"] == 4536
    assert sum(s.sector == "concession" for s in seen) == 2228


def test_exports_depart_from_themselves(exported: Result) -> None:
    told = Counter((file, column) for file, _, column in departures(exported[0]))
    assert told == {
        ("inep_catalogo_escolas_sergipe.csv.gz", "Conveniada Poder Público"): 4,
        ("inep_catalogo_escolas_sao_paulo_capital.csv.gz", "Conveniada Poder Público"): 1,
        ("inep_catalogo_escolas_sao_paulo_capital.csv.gz", "Escola"): 2,
    }


def test_medellin(sites_file: Path, medellin: Result) -> None:
    seen = institutions(sites_file)
    assert (medellin[0].rows_read, medellin[0].rows_used) == (779, 779)
    assert (len(seen), medellin[0].counts["sites"], medellin[0].counts["offices"]) == (587, 779, 24)
    check_states(medellin[1], seen)
    check_owners(medellin[1], seen)
    check_offices(medellin[1], seen)
    assert Counter(s.kind for s in seen) == {
        "co-secretaria-municipal": 229,
        "co-propietario-privado": 356,
        "": 2,
    }
    assert sum(s.sector == "concession" for s in seen) == 42
    assert departures(medellin[0]) == [
        (sites_file.name, 238, "nombre_establecimiento"),
        (sites_file.name, 403, "nombre_establecimiento"),
        (sites_file.name, 762, "codigo_dane"),
        (sites_file.name, 762, "dane_sede"),
    ]


def test_no_address_telephone_or_number_of_a_company_comes_out(
    shared: Path, census_file: Path, tocantins: Result, exported: Result, medellin: Result
) -> None:
    rows = read(census_file, ";", "utf-8-sig")
    company = {r["NU_CNPJ_MANTENEDORA"].zfill(14) for r in rows if r["IN_MANT_ESCOLA_PRIVADA_EMP"] == "1"} - {
        r["NU_CNPJ_MANTENEDORA"].zfill(14) for r in rows if r["IN_MANT_ESCOLA_PRIVADA_EMP"] == "0"
    }
    numbers = set(re.findall(r"\d{14}", tocantins[2]))
    assert len(company) > 90
    assert not company & numbers
    phones = {r["NU_TELEFONE"] for r in rows if r["NU_TELEFONE"]} - {r["CO_ENTIDADE"] for r in rows}
    assert not phones & set(re.findall(r"\d+", tocantins[2]))
    for _, _, text in (tocantins, exported, medellin):
        assert not re.search(r"\(\d\d\) \d{8,9}|\d{5}-\d{3} ", text)


def test_all_units_of_the_certified_entities_are_those_of_the_country(shared: Path, tmp_path: Path) -> None:
    name = shared / "data" / "co" / "men_estadisticas_municipio_2011_2022.csv.gz"
    report, graph, _ = run(tmp_path, "co-education-statistics", [name])
    assert report.counts["units"] == 0
    assert Counter(column for _, _, column in departures(report)) == {
        "ETC": 3,
        "DEPARTAMENTO": 3,
        "MUNICIPIO": 1,
    }
    ways = {(f.column, f.note.key): f.note.values["count"] for f in report.findings if f.kind == "two-ways"}
    assert ways == {
        ("AÑO", "form-grouped"): 1121,
        ("CÓDIGO_ETC", "form-grouped"): 1121,
        ("CÓDIGO_MUNICIPIO", "form-zeros"): 592,
        ("CÓDIGO_DEPARTAMENTO", "form-zeros"): 592,
    }
    units = {
        end(u) for (u,) in graph.rows("SELECT DISTINCT ?u { ?s a meso:TerritorialScope ; meso:agent ?u }")
    }
    kinds = Counter(u.split("/")[0] for u in units)
    assert kinds == {"subnational-education-department": 32, "municipal-education-department": 64}


def test_three_directories_in_one_store_answer_with_their_counts(
    shared: Path, census_file: Path, exports: list[Path], tocantins: Result, exported: Result
) -> None:
    store = EmbeddedStore()
    for _, _, text in (tocantins, exported):
        store.load(text.encode(), "", "application/n-quads")
    load_shipped(store, ["br"])
    loading._describe_once(store, [g for g in store.graphs() if g.startswith(loading.IMPORTS)])
    derive(store)
    codes = places(shared)
    seen = census(census_file) + catalogue(exports[0], ";", codes) + catalogue(exports[1], ",", codes)
    plain = open_by_kind(seen)
    rows = ask.run(ask.load_question("cq-33"), store, {"country": "br", "day": "2026-01-01"}).rows
    told = {str(row[0]).rsplit("/", 1)[1]: row[1] for row in rows}
    assert {kind: told[kind] for kind in plain} == plain
    assert sum(plain.values()) == 10930
    columns = [c.name for c in ask.load_question("cq-24").columns]
    rows = ask.run(ask.load_question("cq-24"), store, {"country": "br", "day": "2026-01-01"}).rows
    spans = {str(row[0]).rsplit("/", 1)[1]: dict(zip(columns, row, strict=True)) for row in rows}
    towns = Counter(s.owner for s in seen if s.kind == "br-sme" and s.state == "open")
    assert (spans["br-sme"]["units"], spans["br-sme"]["max_span"]) == (len(towns), max(towns.values()))
    assert spans["br-rede-federal"]["max_span"] == plain["br-rede-federal"] == 26
