"""The rules of law between kinds: authority, support, accountability, participation."""

from __future__ import annotations

from tools.facts import relations
from tools.facts.model import Model
from tools.facts.relations import Dates, Relation
from tools.facts.rows import Row


def write(model: Model) -> None:
    """Write `authority.ttl`, `support.ttl`, `accountability.ttl` and `participation.ttl`."""
    regimes = {r["sector"]: r for r in model.facts.crosswalk("regimes")}
    for row in model.facts.table("decisions"):
        _authority(model, row, regimes[row["school_sector"]])
    for row in model.facts.table("support"):
        _support(model, row, regimes)
    consequences = {
        (r["accountable_unit"], r["to_unit"], r["mechanism"], r["period_from"]): r
        for r in model.facts.crosswalk("consequences")
    }
    for row in model.facts.table("accountability"):
        _accountability(model, row, consequences, regimes)
    for number, row in enumerate(model.facts.table("participation")):
        _participation(model, row, number, regimes)


def owners(model: Model, regimes: dict[str, Row], sectors: str) -> tuple[list[str], list[str]]:
    """Return owner kinds and school sectors of a `;`-list of sectors."""
    names = sectors.split(";")
    kinds = [model.kind(k) for s in names for k in regimes[s]["owner_kinds"].split(";")]
    return kinds, [f"school-sector:{s}" for s in names]


def resolution(model: Model, unit: str) -> str:
    """Return how the agent of a rule is found for one school."""
    rows = {r["id"]: r["resolved_by"] for r in model.facts.crosswalk("kinds")}
    return f"rule-resolution:{rows[unit]}"


def _common(model: Model, row: Row, locator: str) -> tuple[list[str], list[str]]:
    acts = [model.act(row["legal_act_id"])] if row["legal_act_id"] else []
    return acts, [model.evidence(row["source_id"], row["confidence"], locator)]


def _authority(model: Model, row: Row, regime: Row) -> None:
    unit = row["unit_kind_or_id"]
    acts, evidence = _common(model, row, row["article_or_page"])
    owner_kinds = [model.kind(k) for k in regime["owner_kinds"].split(";")]
    relations.write(
        model,
        "authority",
        Relation(
            "Authority",
            "Rule",
            Dates(row["period_from"], row["period_until"]),
            {
                "agentKind": [model.kind(unit)],
                "counterpartKind": [model.kind(regime["school_kind"])],
                "ownerKind": owner_kinds,
                "country": [model.territory(model.facts.country.upper())],
            },
            {
                "schoolSector": [f"school-sector:{row['school_sector']}"],
                "decision": [f"decision:{row['decision']}"],
                "role": [f"decision-role:{row['role']}"],
                "mode": [f"decision-mode:{row['mode']}"],
                "resolvedBy": [resolution(model, unit)],
            },
            evidence,
            acts=acts,
            note=model.facts.note(row["note"]),
            extra_key=row["legal_act_id"] + row["article_or_page"],
        ),
    )


def support_status(model: Model, row: Row) -> str:
    """Return de-jure if an act or an official text orders the support, else de-facto: seen by a study."""
    official = model.sources[row["source_id"]]["kind"] in ("law", "official")
    return "de-jure" if row["legal_act_id"] or official else "de-facto"


def _support(model: Model, row: Row, regimes: dict[str, Row]) -> None:
    unit = row["provider_kind_or_id"]
    scope = {r["provider"]: r for r in model.facts.crosswalk("support_scope")}[unit]
    supported = _supported(model, row, scope)
    # A unit of the middle is supported for its own schools; other recipients, for those the provider serves.
    own = {r["id"]: r["school_sector"] for r in model.facts.crosswalk("kinds")}[supported]
    kinds, sectors = owners(model, regimes, own or scope["sectors"])
    acts, evidence = _common(model, row, row["article_or_page"])
    ends = {
        "agentKind": [model.kind(unit)],
        "counterpartKind": [model.kind(supported)],
        "ownerKind": kinds,
        "country": [model.territory(model.facts.country.upper())],
    }
    iri = relations.write(
        model,
        "support",
        Relation(
            "Support",
            "Rule",
            Dates(row["period_from"], row["period_until"]),
            ends,
            {
                "schoolSector": sectors,
                "supportType": [f"support-type:{row['support_type']}"],
                "coordinationMode": [f"coordination-mode:{row['coordination_mode']}"],
                "duration": [f"support-duration:{row['intervention_duration']}"],
                "obligation": [f"obligation:{row['mandatory']}"],
                "recipientKind": [f"support-recipient:{row['recipient']}"],
                "resolvedBy": [resolution(model, unit)],
            },
            evidence,
            support_status(model, row),
            acts,
            model.facts.note(row["note"]),
            row["legal_act_id"] + row["article_or_page"] + row["source_id"],
        ),
    )
    _funding(model, row, iri)


def _supported(model: Model, row: Row, scope: Row) -> str:
    """Return the fact id of the kind that is supported: an owner, a provider, or the school."""
    named = {"meso-unit": scope["meso_units"], "external-support-provider": scope["providers"]}
    return named.get(row["recipient"]) or model.facts.crosswalk("settings")[0]["school_kind"]


def _funding(model: Model, row: Row, iri: str) -> None:
    graph = model.graph("support")
    graph.texts(iri, "meso:fundingInstrument", model.facts.note(row["funding_instrument"]))
    if row["funding_instrument"].startswith("SEP subsidy"):
        graph.add(iri, "meso:underProgramme", model.node("programme", "sep"))


def _accountability(
    model: Model, row: Row, consequences: dict[tuple[str, str, str, str], Row], regimes: dict[str, Row]
) -> None:
    key = (row["accountable_unit"], row["to_unit"], row["mechanism"], row["period_from"])
    decided = consequences[key]
    acts, evidence = _common(model, row, "")
    kinds, sectors = owners(model, regimes, decided["sectors"])
    relations.write(
        model,
        "accountability",
        Relation(
            "Accountability",
            "Rule",
            Dates(row["period_from"]),
            {
                "agentKind": [model.kind(row["to_unit"])],
                "counterpartKind": [model.kind(row["accountable_unit"])],
                "ownerKind": kinds,
                "country": [model.territory(model.facts.country.upper())],
            },
            {
                "schoolSector": sectors,
                "mechanism": [f"accountability-mechanism:{decided['recoded_mechanism'] or row['mechanism']}"],
                "consequence": [
                    f"accountability-consequence:{c}" for c in decided["consequences"].split(";")
                ],
                "resolvedBy": [resolution(model, row["to_unit"])],
            },
            evidence,
            acts=acts,
            note=model.facts.note(row["consequence"]),
            extra_key=row["legal_act_id"],
        ),
    )


def _participation(model: Model, row: Row, number: int, regimes: dict[str, Row]) -> None:
    decided = model.facts.crosswalk("participation")[number]
    if (decided["body_id"], decided["powers"]) != (row["body_id"], row["powers"]):
        raise SystemExit(f"participation crosswalk out of step at {row}")
    acts, evidence = _common(model, row, row["article"])
    kinds, sectors = owners(model, regimes, decided["sectors"])
    relations.write(
        model,
        "participation",
        Relation(
            "Participation",
            "Rule",
            Dates(decided["period_from"]),
            {
                "agentKind": [model.kind(row["body_id"])],
                "counterpartKind": [model.kind(row["unit_id"])],
                "ownerKind": kinds,
                "country": [model.territory(model.facts.country.upper())],
            },
            {
                "schoolSector": sectors,
                "power": [f"participation-power:{decided['effect']}"],
                "memberKind": [f"stakeholder-kind:{m}" for m in filter(None, decided["members"].split(";"))],
                "resolvedBy": [resolution(model, row["body_id"])],
            },
            evidence,
            acts=acts,
            note=model.facts.note(row["members"]),
            extra_key=row["legal_act_id"] + row["article"],
        ),
    )
