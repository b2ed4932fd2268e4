"""What studies claim, and about which unit, kind or reform."""

from __future__ import annotations

from tools.facts.change import reform
from tools.facts.model import Model


def write(model: Model) -> None:
    """Write `findings.ttl`."""
    conditions = {r["id"]: r["conditions"].split(";") for r in model.facts.crosswalk("finding_conditions")}
    graph = model.graph("findings")
    for row in model.facts.table("findings"):
        iri = model.node("finding", model.bare(row["id"]).removeprefix("find-"))
        graph.add(iri, "rdf:type", "meso:Finding")
        graph.texts(iri, "meso:statement", model.facts.translated("findings", row["id"], ""))
        graph.add(iri, "meso:about", *about(model, row["about"]))
        graph.add(iri, "meso:polarity", f"finding-polarity:{row['polarity']}")
        graph.add(iri, "meso:condition", *(f"support-condition:{c}" for c in conditions.get(row["id"], [])))
        graph.add(iri, "meso:country", model.territory(model.facts.country.upper()))
        graph.add(iri, "meso:evidence", model.evidence(row["source_id"], "verified", row["locator"]))


def about(model: Model, fact_id: str) -> list[str]:
    """Return what a finding speaks of: a reform, a kind, or a named unit together with its kind."""
    if "-reform-" in fact_id:
        return [reform(model, fact_id)]
    if "-kind-" in fact_id:
        return [model.kind(fact_id)]
    return [model.unit(fact_id)]
