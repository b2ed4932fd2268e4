"""The calendar of the local services: whose territory, and when the schools of each comuna pass."""

from __future__ import annotations

from tools.facts import relations
from tools.facts.change import reform
from tools.facts.model import Model, full_date
from tools.facts.owners import territorial_owner
from tools.facts.relations import Dates, Relation
from tools.facts.rows import Row
from tools.facts.units import local_services, service_start

DONE = "in-operation"


def write(model: Model) -> None:
    """Write `transfers.ttl` and the scopes of the services, where a country has such a calendar."""
    services = local_services(model)
    if not services:
        return
    with_corporation = {
        r["comuna_code"]
        for r in model.facts.table("comuna_school_sectors_2025")
        if int(r["corporation_schools"])
    }
    for number, row in model.rows("slep_comunas"):
        _scope(model, row, services[row["slep_id"]])
        iri = _transfer(model, row, row["comuna_code"] in with_corporation)
        model.nodes["slep_comunas", number].append(iri)


def _scope(model: Model, row: Row, service: Row) -> None:
    start, status = service_start(service)
    relations.write(
        model,
        "scopes",
        Relation(
            "TerritorialScope",
            "Edge",
            Dates(start),
            {"agent": [model.unit(row["slep_id"])], "territory": [model.territory(row["comuna_code"])]},
            {},
            [model.evidence(row["source_id"], "verified", f"COD_SLEP {row['cod_slep']}")],
            status,
            [model.act(row["decree_id"])],
        ),
    )


def transfer_date(row: Row) -> tuple[str, str]:
    """Return the official date: the day or month where a source gives it, else the year; never a memory."""
    known = row["transfer_date_confidence"] == "verified" and row["transfer_date"]
    return full_date(known or row["transfer_year"])


def _transfer(model: Model, row: Row, has_corporation: bool) -> str:
    graph, iri = model.graph("transfers"), model.node("transfer", row["comuna_code"])
    date, precision = transfer_date(row)
    fact = row["status_2026"] == DONE
    graph.add(iri, "rdf:type", "meso:Transfer")
    graph.add(iri, "org:originalOrganization", territorial_owner(model, "municipality", row["comuna_code"]))
    if has_corporation:
        graph.add(
            iri, "org:originalOrganization", territorial_owner(model, "corporation", row["comuna_code"])
        )
    graph.add(iri, "org:resultingOrganization", model.unit(row["slep_id"]))
    graph.add(iri, "meso:territory", model.territory(row["comuna_code"]))
    graph.typed(iri, "meso:onDate", date, "date")
    graph.add(iri, "meso:fromPrecision", f"date-precision:{precision}")
    graph.add(iri, "meso:normativeStatus", f"normative-status:{'de-jure' if fact else 'announced'}")
    graph.add(iri, "meso:partOfReform", reform(model, model.facts.settings["transfer_reform"]))
    graph.add(iri, "meso:legalBasis", model.act(row["decree_id"]))
    graph.add(
        iri, "meso:evidence", model.evidence(row["source_id"], "verified", f"COD_SLEP {row['cod_slep']}")
    )
    _date_evidence(model, iri, row)
    _announced(model, iri, row)
    return iri


def _date_evidence(model: Model, iri: str, row: Row) -> None:
    service = next(s for s in model.facts.table("sleps") if s["slep_id"] == row["slep_id"])
    source = service["transfer_date_source_id"]
    if source and row["transfer_date"]:
        evidence = model.evidence(source, row["transfer_date_confidence"], row["transfer_date"])
        model.graph("transfers").add(iri, "meso:evidence", evidence)


def _announced(model: Model, iri: str, row: Row) -> None:
    graph = model.graph("transfers")
    for said in model.facts.crosswalk("announced_dates"):
        if (
            said["slep_id"] != row["slep_id"]
            or (said["comuna_code"] or row["comuna_code"]) != row["comuna_code"]
        ):
            continue
        date, _ = full_date(said["announced_for"])
        graph.typed(iri, "meso:announcedFor", date, "date")
        locator = f"{said['announced_for']} {said['locator']}".strip()
        graph.add(
            iri,
            "meso:evidence",
            model.evidence(said["source_id"], said["confidence"], locator, level=said["level"]),
        )
