"""The calendar of the local services: whose territory, and when the schools of each comuna pass."""

from __future__ import annotations

from tools.facts import relations
from tools.facts.kinds import named
from tools.facts.model import Model, full_date
from tools.facts.relations import Dates, Relation
from tools.facts.rows import Row
from tools.facts.units import corporation, municipality, service_start

DONE = "in-operation"


def write(model: Model) -> None:
    """Write `scopes.ttl` and `transfers.ttl`."""
    services = {r["slep_id"]: r for r in model.facts.table("sleps")}
    with_corporation = {
        r["comuna_code"]
        for r in model.facts.table("comuna_school_sectors_2025")
        if int(r["corporation_schools"])
    }
    for row in model.facts.table("slep_comunas"):
        _scope(model, row, services[row["slep_id"]])
        _transfer(model, row, row["comuna_code"] in with_corporation)
    for unit in named(model):
        if unit["id"] not in services and unit["territory_codes"]:
            _office_scope(model, unit)


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


def _office_scope(model: Model, unit: Row) -> None:
    if unit["valid_from"] or unit["legal_act_id"]:
        text, precision = model.start(unit, unit["legal_act_id"], unit["source_id"])
    else:
        text, precision = model.start({}, "", unit["source_id"])
    if unit["note"].startswith("Comunas per office"):  # seen in a list of that year; the office is older
        text, precision = model.start({}, "", unit["source_id"])
    relations.write(
        model,
        "scopes",
        Relation(
            "TerritorialScope",
            "Edge",
            Dates(text, precision=precision),
            {
                "agent": [model.unit(unit["id"])],
                "territory": [model.territory(c) for c in unit["territory_codes"].split(";")],
            },
            {},
            [model.evidence(unit["source_id"], unit["confidence"])],
            acts=[model.act(unit["legal_act_id"])] if unit["legal_act_id"] else [],
        ),
    )


def transfer_date(row: Row) -> tuple[str, str]:
    """Return the official date: the day or month where a source gives it, else the year; never a memory."""
    known = row["transfer_date_confidence"] == "verified" and row["transfer_date"]
    return full_date(known or row["transfer_year"])


def _transfer(model: Model, row: Row, has_corporation: bool) -> None:
    graph, iri = model.graph("transfers"), model.node("transfer", row["comuna_code"])
    date, precision = transfer_date(row)
    fact = row["status_2026"] == DONE
    graph.add(iri, "rdf:type", "meso:Transfer")
    graph.add(iri, "org:originalOrganization", municipality(model, row["comuna_code"]))
    if has_corporation:
        graph.add(iri, "org:originalOrganization", corporation(model, row["comuna_code"]))
    graph.add(iri, "org:resultingOrganization", model.unit(row["slep_id"]))
    graph.add(iri, "meso:territory", model.territory(row["comuna_code"]))
    graph.typed(iri, "meso:onDate", date, "date")
    graph.add(iri, "meso:fromPrecision", f"date-precision:{precision}")
    graph.add(iri, "meso:normativeStatus", f"normative-status:{'de-jure' if fact else 'announced'}")
    graph.add(iri, "meso:partOfReform", model.node("reform", "2017-nep"))
    graph.add(iri, "meso:legalBasis", model.act(row["decree_id"]))
    graph.add(
        iri, "meso:evidence", model.evidence(row["source_id"], "verified", f"COD_SLEP {row['cod_slep']}")
    )
    _date_evidence(model, iri, row)
    _announced(model, iri, row)


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
