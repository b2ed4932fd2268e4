"""Reforms with every reading of their direction, and the points where sources disagree."""

from __future__ import annotations

from tools.facts.model import Model
from tools.facts.relations import Dates, write_dates
from tools.facts.rows import Row

ASSIGNED = "Direction assigned by the compiler"


def write(model: Model) -> None:
    """Write `reforms.ttl` and `contradictions.ttl`."""
    for number, row in model.rows("reforms"):
        _reform(model, row)
        model.nodes["reforms", number].append(reform(model, row["id"]))
        # A law orders powers and does not name a direction: who read it there has inferred it.
        by_law = model.sources[row["source_id"]]["kind"] in ("law", "official")
        level = "inferred" if by_law or ASSIGNED in row["summary_own_words"] else ""
        _direction(
            model, row["id"], row["direction"], model.evidence(row["source_id"], "verified", level=level)
        )
    for number, rival in model.rows("rival_directions"):
        evidence = model.evidence(rival["source_id"], rival["confidence"], rival["locator"])
        claim = _direction(model, rival["reform"], rival["direction"], evidence)
        model.nodes["rival_directions", number].append(claim)
    for row in contradictions(model):
        _contradiction(model, row)


def contradictions(model: Model) -> list[Row]:
    """Return the rival values of the facts, or those that the crosswalk gathered from their notes."""
    return (
        model.facts.table("contradictions")
        if model.facts.has("contradictions")
        else model.facts.crosswalk("contradictions")
    )


def contradiction(model: Model, fact_id: str) -> str:
    """Return the IRI of a contradiction."""
    return model.node("contradiction", model.bare(fact_id).removeprefix("contra-"))


def reform(model: Model, fact_id: str) -> str:
    """Return the IRI of a reform."""
    return model.node("reform", model.bare(fact_id).removeprefix("reform-").removeprefix("ref-"))


def _reform(model: Model, row: Row) -> None:
    graph, iri = model.graph("reforms"), reform(model, row["id"])
    graph.add(iri, "rdf:type", "meso:Reform")
    graph.texts(iri, "skos:prefLabel", model.facts.translated("reforms", row["id"], "name"))
    graph.text(iri, "meso:officialName", row["name_local"])
    graph.texts(iri, "meso:summary", model.facts.translated("reforms", row["id"], "summary"))
    graph.add(iri, "meso:country", model.home)
    write_dates(
        model,
        "reforms",
        iri,
        Dates(row["year_start"], str(int(row["year_end"]) + 1) if row["year_end"] else ""),
    )
    for column, name in (("from_tier", "meso:fromTier"), ("to_tier", "meso:toTier")):
        graph.add(iri, name, f"tier:{row[column]}")
    graph.add(iri, "meso:legalBasis", *(model.act(a) for a in filter(None, row["legal_act_ids"].split(";"))))
    graph.add(iri, "meso:evidence", model.evidence(row["source_id"], "verified"))


def _direction(model: Model, fact_id: str, direction: str, evidence: str) -> str:
    graph = model.graph("reforms")
    iri = model.node("reform-direction", f"{reform(model, fact_id).rsplit('/', 1)[1]}-{direction}")
    graph.add(iri, "rdf:type", "meso:ReformDirectionClaim")
    graph.add(iri, "meso:aboutReform", reform(model, fact_id))
    graph.add(iri, "meso:direction", f"reform-direction:{direction}")
    graph.add(iri, "meso:evidence", evidence)
    return iri


def _contradiction(model: Model, row: Row) -> None:
    graph, iri = model.graph("contradictions"), contradiction(model, row["id"])
    graph.add(iri, "rdf:type", "meso:Contradiction")
    for column, name in (
        ("topic", "skos:prefLabel"),
        ("version_a", "meso:firstVersion"),
        ("version_b", "meso:secondVersion"),
        ("handling", "meso:handling"),
    ):
        graph.texts(iri, name, model.facts.translated("contradictions", row["id"], column))
    graph.add(iri, "meso:firstSource", model.source(row["source_a"]))
    graph.add(iri, "meso:secondSource", model.source(row["source_b"]))
    graph.add(iri, "meso:country", model.home)
