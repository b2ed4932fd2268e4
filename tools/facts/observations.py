"""Counts with a date: schools and pupils per territory and owner kind, and the other statistics."""

from __future__ import annotations

from tools.facts.kinds import named
from tools.facts.model import AS_OF, Model, digest, full_date
from tools.facts.rows import Row

PROJECTION = "to be covered when complete"


def write(model: Model) -> None:
    """Write `observations.ttl`."""
    for count in model.facts.crosswalk("counts"):
        for row in model.facts.table(count["table"]):
            if int(row[count["schools_column"]]):
                _territory(model, row, count)
    units = {r["id"] for r in named(model)}
    for number, row in model.rows("statistics"):
        model.nodes["statistics", number].append(_statistic(model, number, row, units))


def _territory(model: Model, row: Row, count: Row) -> None:
    graph = model.graph("observations")
    place, day = row[count["territory_column"]], row[count["date_column"]]
    kind = model.bare(count["owner_kind"]).removeprefix("kind-").removeprefix("class-")
    iri = model.node("observation", f"{place}-{kind}-{day}")
    graph.add(iri, "rdf:type", "meso:Observation")
    graph.add(iri, "meso:territory", model.territory(place))
    graph.add(iri, "meso:ownerKind", model.kind(count["owner_kind"]))
    graph.typed(iri, "meso:schools", row[count["schools_column"]], "integer")
    graph.typed(iri, "meso:pupils", row[count["pupils_column"]], "integer")
    graph.typed(iri, "meso:referenceDate", day, "date")
    graph.add(iri, "meso:country", model.home)
    graph.add(iri, "meso:evidence", model.evidence(row[count["source_column"]], "verified"))


def _statistic(model: Model, number: int, row: Row, units: set[str]) -> str:
    graph = model.graph("observations")
    iri = model.node("observation", digest(*row.values()))
    graph.add(iri, "rdf:type", "meso:Observation")
    graph.add(iri, *_observed(model, row["unit_id"], units))
    graph.add(iri, "meso:measure", f"measure:{row['measure']}")
    graph.typed(iri, "meso:value", row["value"], "integer")
    date, precision, last = reference(model, row)
    graph.typed(iri, "meso:referenceDate", date, "date")
    graph.add(iri, "meso:fromPrecision", f"date-precision:{precision}")
    if last:
        graph.typed(iri, "meso:validUntil", last, "date")
    status = "announced" if PROJECTION in row["note"] else "de-facto"
    graph.add(iri, "meso:normativeStatus", f"normative-status:{status}")
    graph.add(iri, "meso:country", model.home)
    graph.add(iri, "meso:evidence", *model.proof("statistics", number, row))
    graph.texts(iri, "meso:note", model.facts.note(row["note"]))
    return iri


def _observed(model: Model, fact_id: str, units: set[str]) -> tuple[str, str]:
    """Return what was counted in and its property: the whole country, a named unit, or a kind."""
    if fact_id == model.facts.country:
        return "meso:territory", model.home
    return "meso:observedUnit", model.unit(fact_id) if fact_id in units else model.kind(fact_id)


def reference(model: Model, row: Row) -> tuple[str, str, str]:
    """Return the reference date, its precision and, for years that a count held, the day after the last.

    A count without a date is dated by its source: it was seen by then.
    """
    first, _, last = row["reference_date"].partition("/")
    if not first:
        year = model.sources[row["source_id"]]["year"]
        return (f"{year}-01-01" if year else AS_OF), "observed-by", ""
    date, precision = full_date(first)
    return date, precision, f"{int(last) + 1}-01-01" if last else ""
