"""Counts with a date: schools and pupils per comuna and owner kind, and the other statistics."""

from __future__ import annotations

from tools.facts.kinds import named
from tools.facts.model import Model, digest, full_date
from tools.facts.rows import Row

COLUMNS = {
    "daem": "kind-municipality",
    "corporation": "kind-corporacion",
    "slep": "kind-slep",
    "subsidised_private": "kind-sostenedor-psubv",
    "delegated": "kind-sostenedor-delegado",
    "paid_private": "kind-sostenedor-pagado",
}
PROJECTION = "to be covered when complete"


def write(model: Model) -> None:
    """Write `observations.ttl`."""
    for row in model.facts.table("comuna_school_sectors_2025"):
        for column, kind in COLUMNS.items():
            if int(row[f"{column}_schools"]):
                _comuna(model, row, column, kind)
    units = {r["id"] for r in named(model)}
    for row in model.facts.table("statistics"):
        _statistic(model, row, row["unit_id"] in units)


def _comuna(model: Model, row: Row, column: str, kind: str) -> None:
    graph = model.graph("observations")
    iri = model.node(
        "observation", f"{row['comuna_code']}-{kind.removeprefix('kind-')}-{row['reference_date']}"
    )
    graph.add(iri, "rdf:type", "meso:Observation")
    graph.add(iri, "meso:territory", model.territory(row["comuna_code"]))
    graph.add(iri, "meso:ownerKind", model.kind(f"{model.facts.country}-{kind}"))
    graph.typed(iri, "meso:schools", row[f"{column}_schools"], "integer")
    graph.typed(iri, "meso:pupils", row[f"{column}_pupils"], "integer")
    graph.typed(iri, "meso:referenceDate", row["reference_date"], "date")
    graph.add(iri, "meso:country", model.territory(model.facts.country.upper()))
    graph.add(iri, "meso:evidence", model.evidence(row["source_id"], "verified"))


def _statistic(model: Model, row: Row, is_unit: bool) -> None:
    graph = model.graph("observations")
    iri = model.node("observation", digest(*row.values()))
    graph.add(iri, "rdf:type", "meso:Observation")
    graph.add(iri, "meso:observedUnit", model.unit(row["unit_id"]) if is_unit else model.kind(row["unit_id"]))
    graph.add(iri, "meso:measure", f"measure:{row['measure']}")
    graph.typed(iri, "meso:value", row["value"], "integer")
    date, precision = full_date(row["reference_date"])
    graph.typed(iri, "meso:referenceDate", date, "date")
    graph.add(iri, "meso:fromPrecision", f"date-precision:{precision}")
    status = "announced" if PROJECTION in row["note"] else "de-facto"
    graph.add(iri, "meso:normativeStatus", f"normative-status:{status}")
    graph.add(iri, "meso:country", model.territory(model.facts.country.upper()))
    graph.add(iri, "meso:evidence", model.evidence(row["source_id"], "verified"))
    graph.texts(iri, "meso:note", model.facts.note(row["note"]))
