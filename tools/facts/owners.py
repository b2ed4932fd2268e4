"""Owners that exist in every territory of a kind: a municipality and the schools it runs."""

from __future__ import annotations

import re

from tools.facts.model import Model
from tools.facts.rows import Row

NUMBER = re.compile(r">(\d+)")


def write(model: Model) -> None:
    """Write `owners.ttl`: one owner per territory that a row of the crosswalk asks for."""
    for rule in model.facts.crosswalk("territorial_owners"):
        skipped = set(rule["skip"].split(";"))
        for row in model.facts.table(rule["table"]):
            if row[rule["code_column"]] not in skipped and _asked(row, rule):
                _owner(model, rule, row[rule["code_column"]], row[rule["name_column"]])


def _asked(row: Row, rule: Row) -> bool:
    if not rule["where_column"]:
        return True
    value, above = row[rule["where_column"]], NUMBER.fullmatch(rule["where"])
    return int(value) > int(above[1]) if above else value == rule["where"]


def territorial_owner(model: Model, name: str, code: str) -> str:
    """Return the IRI of the owner of a territory; `name` is the row of the crosswalk."""
    rule = next(r for r in model.facts.crosswalk("territorial_owners") if r["name"] == name)
    return _iri(model, rule, code)


def _iri(model: Model, rule: Row, code: str) -> str:
    return model.node(rule["node_kind"], rule["code_pattern"].format(code=code))


def _owner(model: Model, rule: Row, code: str, name: str) -> None:
    graph, iri = model.graph("owners"), _iri(model, rule, code)
    texts = model.facts.translated("owner_names", rule["name"], "")
    graph.add(iri, "rdf:type", f"meso:{rule['class']}")
    graph.texts(iri, "skos:prefLabel", {lang: text.format(name=name) for lang, text in texts.items()})
    graph.text(iri, "meso:officialCode", code)
    graph.add(iri, "meso:unitKind", model.kind(rule["kind"]))
    graph.add(iri, "meso:country", model.home)
    graph.add(iri, "meso:territory", model.territory(code))
    graph.add(iri, "meso:evidence", model.evidence(rule["source_id"], "verified", level="inferred"))
