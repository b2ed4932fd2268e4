"""A second country, with other columns and another meaning of a row, needs its profile file and no code."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from sheets import Sheet

from mesograph.lang import LANGUAGES
from mesograph.store.embedded import EmbeddedStore
from mesograph.tables import find_profile, import_tables, shipped_profiles
from mesograph.tables.known import Known
from mesograph.tables.target import QuadsFile

HEADER = "AÑO,CÓDIGO_MUNICIPIO,MUNICIPIO,CÓDIGO_DEPARTAMENTO,DEPARTAMENTO,CÓDIGO_ETC,ETC,COBERTURA"
ROWS = [
    "2018,05001,Uno,05,Dep,37,Uno,1.5",
    "2018,5002,Dos,5,Dep,38,Dep (ETC),",
    "2018,5003,Tres,5,Dep,38,Dep (ETC),",
    "2018,0,NACIONAL,0,NACIONAL,0,NACIONAL,99",
    "2019,5001,Uno,5,Dep,37,Uno,",
    "2019,5002,Dos,5,Dep,39,Dos,",
    "2019,5003,Tres,5,Dep,38,Dep (ETC),",
    '"2,020",5001,Uno,5,Dep,"3,7",Uno,',
    '"2,020",5002,Dos,5,Dep,39,Dos,',
]
QUERY = """PREFIX meso: <https://w3id.org/mesograph/ns#>
SELECT ?place ?unit ?from ?precision ?until ?end WHERE {
  ?s a meso:TerritorialScope ; meso:territory ?place ; meso:agent ?unit ; meso:validFrom ?from ;
    meso:fromPrecision ?precision ; meso:endStatus ?end . OPTIONAL { ?s meso:validUntil ?until }
} ORDER BY ?place ?from"""


def kind(notation: str, tier: str) -> dict[str, object]:
    words = dict.fromkeys(LANGUAGES, notation)
    return {"notation": notation, "broader": ["other"], "tier": tier, "label": words, "definition": words}


@pytest.fixture
def store(tmp_path: Path, sheet: Sheet) -> EmbeddedStore:
    """Return an import of a country that the package has no data of: the profile describes its kinds."""
    content = yaml.safe_load(shipped_profiles()["co-education-statistics"].read_text("utf-8"))
    kinds = [
        kind("co-secretaria-departamental", "meso-regional"),
        kind("co-secretaria-municipal", "meso-local"),
    ]
    profile, out = tmp_path / "elsewhere.yaml", tmp_path / "o.nq"
    profile.write_text(yaml.safe_dump(content | {"kinds": kinds}, allow_unicode=True), "utf-8")
    files = [sheet(*ROWS, header=HEADER)]
    report = import_tables(find_profile(str(profile)), files, QuadsFile(str(out)), Known())
    assert [(i.row, i.column) for i in report.refused] == [(5, "CÓDIGO_MUNICIPIO")]
    assert [(f.kind, f.row, f.column) for f in report.findings] == [
        ("two-ways", 2, "CÓDIGO_MUNICIPIO"),
        ("two-ways", 2, "CÓDIGO_DEPARTAMENTO"),
        ("two-ways", 9, "AÑO"),
        ("vanished", 8, ""),
    ]
    loaded = EmbeddedStore()
    loaded.load(out, "", "application/n-quads")
    return loaded


def test_scopes_are_dated_by_consecutive_years(store: EmbeddedStore) -> None:
    told = [tuple(str(v).rsplit("/", 1)[-1] for v in row) for row in store.select(QUERY).rows]
    assert told == [
        ("05001", "37", "2018-01-01", "observed-by", "None", "open"),
        ("05002", "38", "2018-01-01", "observed-by", "2019-01-01", "ended"),
        ("05002", "39", "2019-01-01", "year", "None", "open"),
        ("05003", "38", "2018-01-01", "observed-by", "None", "unknown"),
    ]


@pytest.mark.parametrize(
    "missing",
    [
        "?x meso:agent ?y MINUS { ?y meso:unitKind ?k . ?k meso:tier ?t }",
        "?x meso:country ?y MINUS { ?y a meso:Territory }",
        "?x meso:territory ?y MINUS { ?y meso:withinTerritory ?w . ?w meso:territoryLevel ?l }",
        "?x meso:evidence ?y MINUS { ?y meso:source ?w . ?w meso:sourceKind ?l }",
    ],
)
def test_all_that_a_scope_points_to_is_described(store: EmbeddedStore, missing: str) -> None:
    prefix = "PREFIX meso: <https://w3id.org/mesograph/ns#> "
    pattern = missing.split(" MINUS")[0]
    assert store.select(f"{prefix}SELECT ?y WHERE {{ {pattern} }}").rows
    assert store.select(f"{prefix}SELECT ?y WHERE {{ {missing} }}").rows == []
