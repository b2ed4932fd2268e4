"""Country kinds: one per kind row of the facts, one per named unit that has no kind row."""

from __future__ import annotations

import re

from tools.facts.model import CODE, Model
from tools.facts.rows import Row


def write(model: Model) -> None:
    """Write `kinds.ttl`: label, definition, generic kind, tier, control, and what the crosswalk adds."""
    graph = model.graph("kinds")
    for row in model.facts.crosswalk("kinds"):
        iri = model.kind(row["id"])
        graph.add(iri, "rdf:type", "skos:Concept")
        graph.add(iri, "skos:inScheme", CODE + "unit-kind")
        graph.text(iri, "skos:notation", iri.rsplit("/", 1)[1])
        graph.texts(iri, "skos:prefLabel", model.facts.translated("kinds", row["id"], "label"))
        graph.texts(iri, "skos:definition", model.facts.translated("kinds", row["id"], "definition"))
        graph.add(iri, "skos:broader", *(f"{CODE}unit-kind/{k}" for k in row["broader"].split(";")))
        graph.add(iri, "meso:tier", f"tier:{row['tier']}")
        graph.add(iri, "meso:country", model.home)
        _control(model, iri, row)


def _control(model: Model, iri: str, row: Row) -> None:
    graph = model.graph("kinds")
    if row["hierarchy_kind"]:
        graph.add(iri, "meso:hierarchyKind", f"hierarchy-kind:{row['hierarchy_kind']}")
    if row["school_sector"]:
        graph.add(iri, "meso:schoolSector", f"school-sector:{row['school_sector']}")
    for predecessor in filter(None, row["succeeds"].split(";")):
        graph.add(iri, "meso:succeedsKind", model.kind(predecessor))
    for parent in filter(None, row["organ_of"].split(";")):
        graph.add(iri, "meso:organOf", model.kind(parent))


def named(model: Model) -> list[Row]:
    """Return the rows of the facts that name a unit, not a kind, a class of units or a role."""
    kinds = {r["id"] for r in model.facts.crosswalk("kind_rows")}
    return [
        row for key, row in model.units.items() if key not in kinds and not re.search("-(kind|class)-", key)
    ]


def kind_of(model: Model, unit_id: str) -> str:
    """Return the fact id of the kind of a named unit: its own, else that of the pattern its id follows."""
    pattern = None if unit_id in model.kind_ids else model.pattern(unit_id)
    return pattern["kind"] if pattern else unit_id
