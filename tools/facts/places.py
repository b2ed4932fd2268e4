"""Territories with their official codes, from the country down to the municipality."""

from __future__ import annotations

from tools.facts.model import Model
from tools.facts.rows import Row

ISO = "ISO3166-2"


def write(model: Model) -> None:
    """Write `territories.ttl`."""
    graph = model.graph("territories")
    aliases = iso_codes(model)
    for row in places(model):
        if row["code"] in aliases:
            graph.text(model.territory(aliases[row["code"]]), "meso:isoCode", row["code"])
            continue
        iri = model.territory(row["code"])
        graph.add(iri, "rdf:type", "meso:Territory")
        graph.text(iri, "meso:officialCode", row["code"])
        graph.text(iri, "meso:codeScheme", row["code_scheme"])
        graph.add(iri, "meso:territoryLevel", f"territory-level:{row['level']}")
        graph.texts(iri, "skos:prefLabel", model.facts.name("territories", row["code"], row["name"]))
        if row["parent_code"]:
            graph.add(iri, "meso:withinTerritory", model.territory(row["parent_code"]))
        graph.add(iri, "meso:evidence", model.evidence(row["source_id"], "verified"))


def places(model: Model) -> list[Row]:
    """Return the territories of the facts, then those that only another table names."""
    rows = model.facts.table("territories")
    known = {r["code"] for r in rows}
    for table in model.facts.crosswalk("territory_tables"):
        for row in model.facts.table(table["table"]):
            code = row[table["code_column"]]
            if code not in known:
                known.add(code)
                rows.append(_place(row, table))
    return rows


def iso_codes(model: Model) -> dict[str, str]:
    """Return the national code by the ISO 3166-2 code of a place that the facts list under both."""
    rows = model.facts.table("territories")
    national = {(r["name"], r["level"]): r["code"] for r in rows if r["code_scheme"] != ISO}
    return {
        r["code"]: national[r["name"], r["level"]]
        for r in rows
        if r["code_scheme"] == ISO and (r["name"], r["level"]) in national
    }


def _place(row: Row, table: Row) -> Row:
    return {
        "code": row[table["code_column"]],
        "code_scheme": table["code_scheme"],
        "name": row[table["name_column"]],
        "level": table["level"],
        "parent_code": row[table["parent_column"]],
        "source_id": row.get("source_id") or table["source_id"],
    }
