"""Legal acts with official addresses, and the sources behind every statement."""

from __future__ import annotations

import re

from tools.facts.model import Model, full_date
from tools.facts.rows import Row


def write(model: Model) -> None:
    """Write `law.ttl` and `sources.ttl`."""
    known = model.facts.table("legal_act_identifiers") if model.facts.has("legal_act_identifiers") else []
    identifiers = {r["legal_act_id"]: r["value"] for r in known if r["value"]}
    for number, row in enumerate(model.acts.values()):
        model.nodes["legal_acts", number].append(model.act(row["id"]))
        _act(model, number, row, identifiers.get(row["id"], ""))
    leads = {r["id"] for r in model.facts.crosswalk("leads")}
    titles = model.facts.titles()
    for row in model.sources.values():
        if row["id"] not in leads:
            _source(model, row, titles.get(row["id"]))


def _act(model: Model, number: int, row: Row, id_norma: str) -> None:
    graph, iri = model.graph("law"), model.act(row["id"])
    graph.add(iri, "rdf:type", "meso:LegalAct")
    graph.text(iri, "meso:number", row["number"])
    graph.text(iri, "meso:officialName", row["title_local"])
    graph.texts(iri, "skos:prefLabel", model.facts.translated("legal_acts", row["id"], "title"))
    graph.add(iri, "meso:country", model.home)
    for column, name in (
        ("date_promulgated", "eli:date_document"),
        ("in_force_from", "eli:first_date_entry_in_force"),
    ):
        if row[column]:
            start, precision = full_date(row[column])
            graph.typed(iri, name, start, "date")
            if column == "in_force_from":
                graph.add(iri, "meso:fromPrecision", f"date-precision:{precision}")
    if row["eli_or_official_url"]:
        graph.add(iri, "meso:officialUrl", row["eli_or_official_url"])
    graph.text(iri, "meso:idNorma", id_norma)
    for act in amending(model, row["repealed_or_amended_by"]):
        graph.add(iri, "meso:amendedBy", model.act(act))
    graph.add(iri, "meso:evidence", *model.proof("legal_acts", number, row))
    graph.texts(iri, "meso:note", model.facts.translated("legal_acts", row["id"], "note"))


def amending(model: Model, text: str) -> list[str]:
    """Return the ids of the acts that amend or end this one by a free text, as far as the table has them.

    An act that only compiles others in one text does not amend them.
    """
    text = ";".join(part for part in text.split(";") if "compiled" not in part)
    by_number = {r["number"]: r["id"] for r in model.acts.values() if r["number"]}
    return [act for n, act in by_number.items() if re.search(rf"\b{re.escape(n)}(?![\d.]*\d)", text)]


def _source(model: Model, row: Row, titles: dict[str, str] | None) -> None:
    """Write a source; a title of its own has no language tag, one that we gave is in three languages."""
    graph, iri = model.graph("sources"), model.source(row["id"])
    graph.add(iri, "rdf:type", "meso:Source")
    if titles:
        graph.texts(iri, "dcterms:title", titles)
    else:
        graph.text(iri, "dcterms:title", row["title"])
    graph.text(iri, "meso:authors", row["authors"])
    if row["year"]:
        graph.typed(iri, "meso:year", row["year"], "integer")
    graph.add(iri, "meso:sourceKind", f"source-kind:{row['kind'] or 'memory'}")
    if row["url"]:
        graph.add(iri, "meso:officialUrl", row["url"])
    if row["note"]:
        graph.texts(iri, "meso:note", model.facts.translated("sources", row["id"], "note"))
