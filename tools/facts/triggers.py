"""What makes help due that is not given to everybody, where the fact row says it."""

from __future__ import annotations

from tools.facts.model import Model


def write(model: Model) -> None:
    """Add a trigger to the support rules of the rows that the crosswalk names."""
    graph = model.graph("support")
    for row in model.facts.crosswalk("triggers"):
        number = model.row_number("support", row["match"])
        for iri in model.nodes["support", number]:
            graph.add(iri, "meso:trigger", f"support-trigger:{row['trigger']}")
