"""Contradictions as rival evidence: the source that says otherwise, on the very node it speaks of."""

from __future__ import annotations

from tools.facts.change import contradiction, contradictions
from tools.facts.model import Model
from tools.facts.rows import Row
from tools.facts.turtle import RDF_TYPE


def write(model: Model) -> None:
    """Add evidence to the nodes that a contradiction is about, and say so at the contradiction.

    Every contradiction needs a row of the crosswalk: one with a table, or one that tells why no node has it.
    """
    rows = model.facts.crosswalk("rival_evidence")
    known = {row["id"] for row in contradictions(model)}
    told = {row["contradiction"] for row in rows}
    if known != told:
        raise SystemExit(f"contradictions and rival evidence differ: {sorted(known ^ told)}")
    for row in rows:
        if row["table"]:
            _rival(model, row)
        elif not row.get("reason"):
            raise SystemExit(f"neither a node nor a reason: {row['contradiction']}")


def _rival(model: Model, row: Row) -> None:
    evidence = model.evidence(row["source_id"], row["confidence"], row["locator"], row["stance"])
    about = contradiction(model, row["contradiction"])
    for node in nodes(model, row["table"], row["match"]):
        model.graph(_file(model, node)).add(node, "meso:evidence", evidence)
        model.graph("contradictions").add(about, "meso:about", node)


def nodes(model: Model, table: str, match: str) -> list[str]:
    """Return the nodes that the rows of a table became which `column=value & column=value` tells apart."""
    found = [node for number in model.row_numbers(table, match) for node in model.nodes[table, number]]
    if not found:
        raise SystemExit(f"no node of {table} for {match}")
    return list(dict.fromkeys(found))


def _file(model: Model, node: str) -> str:
    """Return the name of the file that describes a node."""
    return next(name for name, graph in model.graphs.items() if RDF_TYPE in graph.triples.get(node, {}))
