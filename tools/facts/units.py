"""Named units and the hierarchy between them."""

from __future__ import annotations

from tools.facts import relations
from tools.facts.kinds import kind_of, named
from tools.facts.model import Model, full_date
from tools.facts.relations import Dates, Relation
from tools.facts.rows import Row

CLASSES = {
    "council-or-participatory-body": "ParticipatoryBody",
    "external-support-provider": "SupportProvider",
}
FUTURE = "start-scheduled"


def write(model: Model) -> None:
    """Write `units.ttl` and `hierarchy.ttl`."""
    services = local_services(model)
    rows = named(model)
    names = {r["id"] for r in rows}
    numbers = {row["id"]: number for number, row in model.rows("units")}
    for row in rows:
        model.nodes["units", numbers[row["id"]]].append(model.unit(row["id"]))
        _unit(model, row, numbers[row["id"]], services.get(row["id"]))
        if row["parent_unit_id"] in names:  # a parent that is a kind is said by the kinds
            _hierarchy(model, row, services.get(row["id"]))


def local_services(model: Model) -> dict[str, Row]:
    """Return the rows of the calendar of local services by unit id, where a country has one."""
    return {r["slep_id"]: r for r in model.facts.table("sleps")} if model.facts.has("sleps") else {}


def _unit(model: Model, row: Row, number: int, service: Row | None) -> None:
    graph, iri = model.graph("units"), model.unit(row["id"])
    graph.add(iri, "rdf:type", f"meso:{CLASSES.get(row['kind'], 'PublicUnit')}")
    graph.text(iri, "meso:officialName", row["name_local"])
    graph.text(iri, "meso:acronym", row["acronym"])
    if row["official_code"]:
        graph.text(iri, "meso:officialCode", row["official_code"])
    graph.texts(iri, "skos:prefLabel", model.facts.translated("unit_names", row["id"], ""))
    graph.add(iri, "meso:unitKind", model.kind(kind_of(model, row["id"])))
    graph.add(iri, "meso:country", model.home)
    if service and service["head_comuna_code"]:
        graph.add(iri, "meso:territory", model.territory(service["head_comuna_code"]))
    begin = service_start(service)[0] if service else row["valid_from"]
    if begin:
        start, precision = full_date(begin)
        graph.typed(iri, "meso:validFrom", start, "date")
        graph.add(iri, "meso:fromPrecision", f"date-precision:{precision}")
    if row["legal_act_id"]:
        graph.add(iri, "meso:legalBasis", model.act(row["legal_act_id"]))
    graph.add(iri, "meso:evidence", *model.proof("units", number, row))
    # The note of a service in the table of units repeats its dates, remembered ones too; those are data.
    graph.texts(iri, "meso:note", model.facts.note((service or row)["note"]))


def service_start(service: Row) -> tuple[str, str]:
    """Return the start of a local service as written, and whether it is a fact or announced."""
    status = "announced" if service["status_2026"].startswith(FUTURE) else "de-jure"
    return service["start_date"] or service["start_year"], status


def _hierarchy(model: Model, row: Row, service: Row | None) -> None:
    if service:
        text, status = service_start(service)
        dates = Dates(text)
    else:
        text, precision = model.start(row, row["legal_act_id"], row["source_id"])
        parent = model.units[row["parent_unit_id"]]["valid_from"]
        if (
            parent and full_date(parent)[0] > full_date(text)[0]
        ):  # the law is older than the body it later spoke of
            text, precision = full_date(parent)
        dates, status = Dates(text, precision=precision), "de-jure"
    relations.write(
        model,
        "hierarchy",
        Relation(
            "Hierarchy",
            "Edge",
            dates,
            {"agent": [model.unit(row["parent_unit_id"])], "counterpart": [model.unit(row["id"])]},
            {"hierarchyKind": [f"hierarchy-kind:{row['hierarchy_kind']}"]},
            [model.evidence(row["source_id"], row["confidence"])],
            status,
            [model.act(row["legal_act_id"])] if row["legal_act_id"] else [],
        ),
    )
