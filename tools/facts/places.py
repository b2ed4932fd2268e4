"""Territories: country, regions, provinces and comunas with their official codes."""

from __future__ import annotations

from tools.facts.model import Model


def write(model: Model) -> None:
    """Write `territories.ttl`."""
    graph = model.graph("territories")
    for row in model.facts.table("territories"):
        iri = model.territory(row["code"])
        graph.add(iri, "rdf:type", "meso:Territory")
        graph.text(iri, "meso:officialCode", row["code"])
        graph.text(iri, "meso:codeScheme", row["code_scheme"])
        graph.add(iri, "meso:territoryLevel", f"territory-level:{row['level']}")
        for lang in ("en", "es", "pt"):
            graph.text(iri, "skos:prefLabel", row["name"], lang)
        if row["parent_code"]:
            graph.add(iri, "meso:withinTerritory", model.territory(row["parent_code"]))
        graph.add(iri, "meso:evidence", model.evidence(row["source_id"], "verified"))
