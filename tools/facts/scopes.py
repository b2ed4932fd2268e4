"""Which territories a unit serves since when, how schools pass on, and the state that follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tools.facts import relations
from tools.facts.change import reform
from tools.facts.kinds import kind_of, named
from tools.facts.model import Model, full_date
from tools.facts.places import iso_codes
from tools.facts.relations import Dates, Relation, write_dates
from tools.facts.rows import Row
from tools.facts.rules import status
from tools.facts.units import local_services


@dataclass(frozen=True)
class Scope:
    """A unit that serves a territory for a time, and the source that shows it."""

    unit: str
    territory: str
    dates: Dates
    source: str
    locator: str


def write(model: Model) -> None:
    """Write `scopes.ttl`, and `states.ttl` where a territory's state follows from who serves it."""
    states = {r["owner_kind"]: r["state"] for r in model.facts.crosswalk("territory_states")}
    served = set()
    before = {r["territory"]: r["unit"] for r in model.facts.crosswalk("former_scopes")}
    for scope in listed(model):
        served.add(scope.unit)
        if before.get(scope.territory, scope.unit) != scope.unit:
            _transfer(model, scope, before[scope.territory])
        _edge(model, scope)
        if kind := states.get(kind_of(model, scope.unit)) or _broader_state(model, scope.unit, states):
            _state(model, scope, kind)
    services = local_services(model)
    for unit in named(model):
        if unit["id"] not in services and unit["id"] not in served and codes(model, unit):
            _office(model, unit)
    for row in model.facts.crosswalk("substitutions"):
        _substitution(model, row)


def listed(model: Model) -> Iterator[Scope]:
    """Yield the scopes that a table lists, and those that ended before."""
    ended = {}
    for row in model.facts.crosswalk("former_scopes"):
        ended[row["territory"]] = row["until"]
        yield Scope(
            row["unit"],
            row["territory"],
            Dates(row["start"], row["until"], "observed-by"),
            row["source_id"],
            row["locator"],
        )
    for table in model.facts.crosswalk("scope_tables"):
        for row in model.facts.table(table["table"]):
            place = row[table["territory_column"]]
            begin = (
                Dates(ended[place]) if place in ended else Dates(table["start"], precision=table["precision"])
            )
            yield Scope(row[table["unit_column"]], place, begin, table["source_id"], table["locator"])


def _broader_state(model: Model, unit: str, states: dict[str, str]) -> str:
    """Return the state that the general kind of a unit with a kind of its own gives its territory."""
    pattern = model.pattern(unit)
    return states.get(pattern["kind"], "") if pattern else ""


def _edge(model: Model, scope: Scope) -> None:
    act = model.units[scope.unit]["legal_act_id"]
    relation = Relation(
        "TerritorialScope",
        "Edge",
        scope.dates,
        {"agent": [model.unit(scope.unit)], "territory": [model.territory(scope.territory)]},
        {},
        [model.evidence(scope.source, "verified", scope.locator)],
        acts=[model.act(act)] if act else [],
    )
    relations.write(model, "scopes", relation)


def _transfer(model: Model, scope: Scope, former: str) -> None:
    """Write the change by which the schools of a territory pass to the unit that serves it from then on."""
    graph, iri = model.graph("transfers"), model.node("transfer", scope.territory)
    date, precision = full_date(scope.dates.start)
    act = model.units[scope.unit]["legal_act_id"]
    graph.add(iri, "rdf:type", "meso:Transfer")
    graph.add(iri, "org:originalOrganization", model.unit(former))
    graph.add(iri, "org:resultingOrganization", model.unit(scope.unit))
    graph.add(iri, "meso:territory", model.territory(scope.territory))
    graph.typed(iri, "meso:onDate", date, "date")
    graph.add(iri, "meso:fromPrecision", f"date-precision:{precision}")
    graph.add(iri, "meso:normativeStatus", "normative-status:de-jure")
    graph.add(iri, "meso:partOfReform", reform(model, model.facts.settings["transfer_reform"]))
    graph.add(iri, "meso:legalBasis", *([model.act(act)] if act else []))
    graph.add(iri, "meso:evidence", model.evidence(scope.source, "verified", scope.locator))


def _state(model: Model, scope: Scope, state: str) -> None:
    iri = model.node("state", f"{scope.territory}-{state}")
    _dated_state(model, iri, "DatedState", model.territory(scope.territory), state, scope.dates)
    act = model.units[scope.unit]["legal_act_id"]
    graph = model.graph("states")
    graph.add(iri, "meso:legalBasis", *([model.act(act)] if act else []))
    graph.add(iri, "meso:evidence", model.evidence(scope.source, "verified", scope.locator, level="inferred"))


def _substitution(model: Model, row: Row) -> None:
    graph = model.graph("states")
    for holder in row["holders"].split(";"):
        unit = model.unit(holder)
        iri = model.node("state", f"{row['id']}-{unit.rsplit('/', 1)[1]}")
        _dated_state(model, iri, "Substitution", unit, "powers-assumed", Dates(row["from"], row["until"]))
        graph.add(iri, "meso:substitute", model.unit(row["substitute"]))
        graph.add(iri, "meso:legalBasis", model.act(row["legal_act_id"]))
        graph.add(iri, "meso:evidence", model.evidence(row["source_id"], "verified", row["locator"]))


def _dated_state(model: Model, iri: str, name: str, of: str, state: str, dates: Dates) -> None:
    graph = model.graph("states")
    graph.add(iri, "rdf:type", f"meso:{name}")
    graph.add(iri, "meso:stateOf", of)
    graph.add(iri, "meso:state", f"unit-state:{state}")
    graph.add(iri, "meso:country", model.home)
    graph.add(iri, "meso:normativeStatus", "normative-status:de-jure")
    write_dates(model, "states", iri, dates)


def codes(model: Model, unit: Row) -> list[str]:
    """Return the codes of the territories of a unit; a name must stand in the crosswalk."""
    names = {r["name"]: r["code"] for r in model.facts.crosswalk("territory_names")}
    known = names | iso_codes(model)
    found = [known.get(part, part) for part in filter(None, unit["territory_codes"].split(";"))]
    return [code for code in dict.fromkeys(found) if code != "-"]


def _office(model: Model, unit: Row) -> None:
    if unit["valid_from"] or unit["legal_act_id"]:
        text, precision = model.start(unit, unit["legal_act_id"], unit["source_id"])
    else:
        text, precision = model.start({}, "", unit["source_id"])
    if unit["note"].startswith("Comunas per office"):  # seen in a list of that year; the office is older
        text, precision = model.start({}, "", unit["source_id"])
    relation = Relation(
        "TerritorialScope",
        "Edge",
        Dates(text, precision=precision),
        {
            "agent": [model.unit(unit["id"])],
            "territory": [model.territory(c) for c in codes(model, unit)],
        },
        {},
        [model.evidence(unit["source_id"], unit["confidence"])],
        status(model, unit),
        acts=[model.act(unit["legal_act_id"])] if unit["legal_act_id"] else [],
    )
    relations.write(model, "scopes", relation)
