"""The market of external technical support: the programme that pays for it and the register of providers."""

from __future__ import annotations

from tools.facts.model import Model


def write(model: Model) -> None:
    """Write `market.ttl`."""
    graph = model.graph("market")
    for row in model.facts.crosswalk("market"):
        iri = model.node(row["kind"], row["id"])
        graph.add(iri, "rdf:type", f"meso:{row['class']}")
        graph.texts(iri, "skos:prefLabel", model.facts.translated("market", row["id"], "label"))
        graph.texts(iri, "meso:note", model.facts.translated("market", row["id"], "note"))
        graph.add(iri, "meso:country", model.home)
        graph.add(iri, "meso:legalBasis", model.act(row["legal_act_id"]))
        graph.add(iri, "meso:evidence", model.evidence(row["source_id"], "verified", row["locator"]))
        if row["kept_by"]:
            graph.add(iri, "meso:keptBy", model.unit(row["kept_by"]))
