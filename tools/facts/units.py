"""Named units, the hierarchy between them, and the municipal owners of every comuna."""

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
    services = {r["slep_id"]: r for r in model.facts.table("sleps")}
    for row in named(model):
        _unit(model, row, services.get(row["id"]))
        if row["parent_unit_id"]:
            _hierarchy(model, row, services.get(row["id"]))
    municipal_owners(model)


def _unit(model: Model, row: Row, service: Row | None) -> None:
    graph, iri = model.graph("units"), model.unit(row["id"])
    graph.add(iri, "rdf:type", f"meso:{CLASSES.get(row['kind'], 'PublicUnit')}")
    graph.text(iri, "meso:officialName", row["name_local"])
    graph.text(iri, "meso:acronym", row["acronym"])
    if row["official_code"]:
        graph.text(iri, "meso:officialCode", row["official_code"])
    graph.texts(iri, "skos:prefLabel", model.facts.translated("unit_names", row["id"], ""))
    graph.add(iri, "meso:unitKind", model.kind(kind_of(model, row["id"])))
    graph.add(iri, "meso:country", model.territory(model.facts.country.upper()))
    if service and service["head_comuna_code"]:
        graph.add(iri, "meso:territory", model.territory(service["head_comuna_code"]))
    begin = service_start(service)[0] if service else row["valid_from"]
    if begin:
        start, precision = full_date(begin)
        graph.typed(iri, "meso:validFrom", start, "date")
        graph.add(iri, "meso:fromPrecision", f"date-precision:{precision}")
    if row["legal_act_id"]:
        graph.add(iri, "meso:legalBasis", model.act(row["legal_act_id"]))
    graph.add(iri, "meso:evidence", model.evidence(row["source_id"], row["confidence"]))
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


def municipality(model: Model, comuna: str) -> str:
    """Return the IRI of the municipality of a comuna, by its official code."""
    return model.node("subnational-government", comuna)


def corporation(model: Model, comuna: str) -> str:
    """Return the IRI of the municipal corporation of a comuna."""
    return model.node("school-owner", f"corporacion-{comuna}")


def municipal_owners(model: Model) -> None:
    """Write one municipality per comuna, and a corporation where the directory shows its schools."""
    names = {r["code"]: r["name"] for r in model.facts.table("territories")}
    for row in model.facts.table("comuna_school_sectors_2025"):
        code = row["comuna_code"]
        _owner(
            model,
            municipality(model, code),
            code,
            f"{model.facts.country}-kind-municipality",
            "municipality",
            names[code],
        )
        if int(row["corporation_schools"]):
            _owner(
                model,
                corporation(model, code),
                code,
                f"{model.facts.country}-kind-corporacion",
                "corporation",
                names[code],
            )


def _owner(model: Model, iri: str, comuna: str, kind: str, pattern: str, name: str) -> None:
    graph = model.graph("owners")
    texts = model.facts.translated("owner_names", pattern, "")
    graph.add(iri, "rdf:type", "meso:PublicUnit" if pattern == "municipality" else "meso:GovernanceUnit")
    graph.texts(iri, "skos:prefLabel", {lang: text.format(name=name) for lang, text in texts.items()})
    graph.text(iri, "meso:officialCode", comuna)
    graph.add(iri, "meso:unitKind", model.kind(kind))
    graph.add(iri, "meso:country", model.territory(model.facts.country.upper()))
    graph.add(iri, "meso:territory", model.territory(comuna))
    graph.add(
        iri,
        "meso:evidence",
        model.evidence(
            model.facts.crosswalk("settings")[0]["directory_source"], "verified", level="inferred"
        ),
    )
