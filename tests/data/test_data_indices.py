"""Published indices as Data Cubes: every row arrives or has a reason, and the cubes are well formed.

The constraints are those of the RDF Data Cube recommendation, section 11, in words and queries of our own.
Each query asks for a breach, and each is shown one.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from asking import Asked
from tools.facts import indices
from tools.facts.rows import HERE, Row, read

from mesograph import resources
from mesograph.terms import sparql_prologue

INSIDE = "?set qb:structure/qb:component ?part . ?o qb:dataSet ?set ."
BREACHES = {
    "IC-1 one data set": """?o a qb:Observation . MINUS { SELECT ?o {
        ?o qb:dataSet ?set } GROUP BY ?o HAVING (COUNT(DISTINCT ?set) = 1) }""",
    "IC-2 one structure": """?set a qb:DataSet . MINUS { SELECT ?set {
        ?set qb:structure ?s . ?s a qb:DataStructureDefinition } GROUP BY ?set HAVING (COUNT(?s) = 1) }""",
    "IC-3 a measure": """?s a qb:DataStructureDefinition .
        MINUS { ?s qb:component/qb:componentProperty ?p . ?p a qb:MeasureProperty }""",
    "IC-4 dimensions have a range": "?d a qb:DimensionProperty . MINUS { ?d rdfs:range ?range }",
    "IC-5 codes have a list": """?d a qb:DimensionProperty ; rdfs:range skos:Concept .
        MINUS { ?d qb:codeList ?list }""",
    "IC-6 only attributes are optional": """?part qb:componentRequired ?must ; qb:componentProperty ?p .
        FILTER(!?must) MINUS { ?p a qb:AttributeProperty }""",
    "IC-11 all dimensions": f"{INSIDE} ?part qb:dimension ?d . MINUS {{ ?o ?d ?value }}",
    "IC-13 required attributes": f"""{INSIDE} ?part qb:attribute ?a ; qb:componentRequired true .
        MINUS {{ ?o ?a ?value }}""",
    "IC-14 all measures": f"{INSIDE} ?part qb:measure ?m . MINUS {{ ?o ?m ?value }}",
    "IC-19 codes of the list": f"""{INSIDE} ?part qb:componentProperty ?p . ?p qb:codeList ?list .
        ?o ?p ?code . MINUS {{ ?code a skos:Concept ; skos:inScheme ?list }}""",
    # Observations that share data set, area, measure and year differ in a dimension, if there is one more.
    "IC-12 no duplicates": """?one meso:referenceYear ?y ; meso:indexArea ?a ; meso:indexMeasure ?m ;
        qb:dataSet ?set .
        ?two meso:referenceYear ?y ; meso:indexArea ?a ; meso:indexMeasure ?m ; qb:dataSet ?set
        FILTER(STR(?one) < STR(?two)) MINUS { ?set qb:structure/qb:component/qb:dimension ?d .
        ?one ?d ?v . ?two ?d ?w FILTER(?v != ?w) }""",
}
ONE = "<https://w3id.org/mesograph/id/cl/observation/rai-total-1990>"
RAI = "<https://w3id.org/mesograph/data/index/rai>"
LOCUS = "<https://w3id.org/mesograph/data/index/oecd-locus>"
PART = "<https://w3id.org/mesograph/data/index/component/"
MUTANTS = {
    "IC-1 one data set": f"INSERT DATA {{ {ONE} qb:dataSet {LOCUS} }}",
    "IC-2 one structure": f"DELETE WHERE {{ {RAI} qb:structure ?s }}",
    "IC-3 a measure": f"DELETE WHERE {{ ?s qb:component {PART}value> }}",
    "IC-4 dimensions have a range": "DELETE WHERE { meso:referenceYear rdfs:range ?range }",
    "IC-5 codes have a list": "DELETE WHERE { meso:indexDomain qb:codeList ?list }",
    "IC-6 only attributes are optional": f"INSERT DATA {{ {PART}year> qb:componentRequired false }}",
    "IC-11 all dimensions": f"DELETE WHERE {{ {ONE} meso:referenceYear ?y }}",
    "IC-12 no duplicates": f"""INSERT {{ <urn:twin> ?p ?o }} WHERE {{ {ONE} ?p ?o }}""",
    "IC-13 required attributes": f"DELETE WHERE {{ {ONE} meso:evidence ?e }}",
    "IC-14 all measures": f"DELETE WHERE {{ {ONE} meso:value ?v }}",
    "IC-19 codes of the list": f"INSERT DATA {{ {ONE} meso:indexMeasure index:rai }}",
}


def cubes() -> ox.Store:
    """Return a store with the ontology, the schemes, the cubes and their observations, and nothing else."""
    store = ox.Store()
    observed = [path for code in resources.countries() for path in resources.data_files(code)]
    for path in (
        *resources.ontology_files(),
        *resources.scheme_files(),
        *resources.common_files(),
        *(path for path in observed if path.stem == "indices"),
    ):
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    return store


def breached(store: ox.Store, name: str) -> bool:
    return bool(store.query(f"{sparql_prologue()} ASK {{ {BREACHES[name]} }}"))


@pytest.fixture(scope="module")
def whole() -> ox.Store:
    return cubes()


def test_the_cubes_are_well_formed(whole: ox.Store) -> None:
    assert [name for name in BREACHES if breached(whole, name)] == []


@pytest.mark.parametrize("name", BREACHES)
def test_each_constraint_sees_a_breach(name: str, whole: ox.Store) -> None:
    broken = ox.Store()
    broken.bulk_extend(whole)
    broken.update(f"{sparql_prologue()} {MUTANTS[name]}")
    assert breached(broken, name)


def test_values_stand_beside_the_data_of_their_country(cl: Asked) -> None:
    found = cl.rows("""SELECT ?year ?value { ?o meso:index index:rai ; meso:country ?c ; meso:indexArea ?c ;
        meso:indexMeasure index-measure:rai-total ; meso:referenceYear ?year ; meso:value ?value }
        ORDER BY ?year""")
    assert [int(str(year)) for year, _ in found] == list(range(1950, 2019))
    values = dict(found)
    assert (values[2013], values[2014], values[2017], values[2018]) == (4.0, 5.0, 5.0, 6.0)


def test_self_rule_and_shared_rule_add_up(whole: ox.Store) -> None:
    rows = whole.query(f"""{sparql_prologue()} SELECT ?o (?self + ?shared - ?total AS ?rest) {{
        ?o meso:indexMeasure index-measure:rai-total ; meso:indexArea ?a ; meso:referenceYear ?y ;
            meso:value ?total .
        ?one meso:indexMeasure index-measure:rai-self-rule ; meso:indexArea ?a ; meso:referenceYear ?y ;
            meso:value ?self .
        ?two meso:indexMeasure index-measure:rai-shared-rule ; meso:indexArea ?a ; meso:referenceYear ?y ;
            meso:value ?shared }}""")
    assert isinstance(rows, ox.QuerySolutions)
    rest = [float(row["rest"].value) for row in rows]
    assert len(rest) >= 69
    assert max(map(abs, rest)) < 0.011  # the published total is rounded to two digits


def test_the_index_says_which_tiers_it_sees(cl: Asked) -> None:
    tier = "https://w3id.org/mesograph/code/tier/"
    assert cl.column("SELECT ?t { index:rai meso:coversTier ?t }") == [tier + "meso-regional"]
    measures = cl.rows("""SELECT ?m ?i ?t { ?m skos:inScheme <https://w3id.org/mesograph/code/index-measure> ;
        skos:related ?i ; meso:coversTier ?t . ?i meso:coversTier ?t }""")
    assert len({m for m, _, _ in measures}) == 6


@pytest.fixture(scope="session")
def told(shared: Path) -> list[Row]:
    return read(shared / "frame" / "indicators.csv")


@pytest.mark.directories
def test_every_row_of_indicators_has_a_place_or_a_reason(told: list[Row]) -> None:
    known = indices.places()
    used = [indices.place(row, known) for row in told]
    assert len(used) == 682
    assert all(row["reason"] for row in used)
    assert {id(row) for row in used} == {id(row) for row in known.values()}


@pytest.mark.directories
def test_every_kept_row_is_an_observation_with_its_value(told: list[Row], whole: ox.Store) -> None:
    areas = {*resources.countries(), "oecd-average"}
    rows = [(row, place) for row, place in indices.kept(told) if place["area"] in areas]
    query = f"""{sparql_prologue()} SELECT ?m ?d ?area ?y ?v {{ ?o a meso:IndexObservation ;
        meso:indexMeasure ?m ; meso:indexArea ?area ; meso:referenceYear ?y ; meso:value ?v .
        OPTIONAL {{ ?o meso:indexDomain ?d }} }}"""
    found = sorted(
        (
            *(cell.value.rsplit("/", 1)[1] if cell else "" for cell in (r["m"], r["d"], r["area"])),
            int(r["y"].value),
            float(r["v"].value),
        )
        for r in whole.query(query)
    )
    wanted = sorted(
        (
            p["concept"],
            p["domain"],
            p["area"].upper() if len(p["area"]) == 2 else p["area"],
            int(r["reference_year"]),
            float(r["value"]),
        )
        for r, p in rows
    )
    assert found == wanted


@pytest.mark.directories
def test_what_belongs_to_no_country_is_written_from_the_table(told: list[Row], tmp_path: Path) -> None:
    indices.common(told).write(tmp_path / "indices.ttl", indices.COMMENT)
    shipped = resources.root() / "data" / "common" / "indices.ttl"
    assert (tmp_path / "indices.ttl").read_bytes() == shipped.read_bytes()


def test_a_row_that_nobody_placed_is_refused() -> None:
    row = {"index": "rai", "measure": "n_new", "level_or_group": "", "country": "CHL"}
    with pytest.raises(SystemExit, match="n_new"):
        indices.place(row, indices.places())


def test_sources_of_values_are_named_in_three_languages() -> None:
    sources = {row["id"] for row in read(HERE / "crosswalk" / "index_sources.csv")}
    notes = read(HERE / "translations" / "index_sources.csv")
    assert {row["id"] for row in notes} == sources
    assert all(row[lang] for row in notes for lang in ("en", "es", "pt"))
