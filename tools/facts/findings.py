"""What studies claim, and about which unit, kind or reform."""

from __future__ import annotations

from tools.facts.change import reform
from tools.facts.kinds import named
from tools.facts.model import Model
from tools.facts.owners import territorial_owner


def write(model: Model) -> None:
    """Write `findings.ttl`."""
    conditions = {r["id"]: r["conditions"].split(";") for r in model.facts.crosswalk("finding_conditions")}
    graph = model.graph("findings")
    for number, row in model.rows("findings"):
        iri = model.node("finding", model.bare(row["id"]).removeprefix("find-"))
        model.nodes["findings", number].append(iri)
        graph.add(iri, "rdf:type", "meso:Finding")
        graph.texts(iri, "meso:statement", model.facts.translated("findings", row["id"], ""))
        graph.add(iri, "meso:about", *about(model, row["about"]))
        graph.add(iri, "meso:polarity", f"finding-polarity:{row['polarity']}")
        graph.add(iri, "meso:condition", *(f"support-condition:{c}" for c in conditions.get(row["id"], [])))
        graph.add(iri, "meso:country", model.home)
        graph.add(iri, "meso:evidence", model.evidence(row["source_id"], "verified", row["locator"]))


def about(model: Model, said: str) -> list[str]:
    """Return what a finding speaks of: reforms, kinds, units, owners of territories, or the country."""
    targets = {r["about"]: r["targets"] for r in model.facts.crosswalk("finding_about")}
    return [_target(model, part) for part in targets.get(said, said).split(";")]


def _target(model: Model, fact_id: str) -> str:
    if fact_id == "country":
        return model.home
    owner, colon, code = fact_id.partition(":")
    if colon:  # an owner of a territory, by its row of the crosswalk and the code: `municipality:09109`
        return territorial_owner(model, owner, code)
    if fact_id in {r["id"] for r in model.facts.table("reforms")}:
        return reform(model, fact_id)
    if fact_id in {r["id"] for r in named(model)}:
        return model.unit(fact_id)
    if fact_id not in model.kind_ids:
        raise SystemExit(f"a finding speaks of {fact_id}, which is no unit, kind or reform")
    return model.kind(fact_id)
