"""The rules of law between kinds: authority, support, accountability, participation."""

from __future__ import annotations

from tools.facts import relations
from tools.facts.model import Model
from tools.facts.regimes import Regimes, concepts
from tools.facts.relations import Dates, Relation
from tools.facts.rows import Row


def write(model: Model) -> None:
    """Write `authority.ttl`, `support.ttl`, `accountability.ttl` and `participation.ttl`."""
    regimes = Regimes(model)
    for number, row in model.rows("decisions"):
        _authority(model, regimes, number, row)
    for number, row in model.rows("support"):
        _support(model, regimes, number, row)
    consequences = {
        (r["accountable_unit"], r["to_unit"], r["mechanism"], r["period_from"]): r
        for r in model.facts.crosswalk("consequences")
    }
    for number, row in model.rows("accountability"):
        key = (row["accountable_unit"], row["to_unit"], row["mechanism"], row["period_from"])
        _accountability(model, regimes, number, row, consequences[key])
    for number, row in model.rows("participation"):
        _participation(model, regimes, number, row)


def resolution(model: Model, kind: str) -> str:
    """Return how the agent of a rule is found for one school."""
    rows = {r["id"]: r["resolved_by"] for r in model.facts.crosswalk("kinds")}
    if not rows.get(kind):
        raise SystemExit(f"the kind {kind} does not say how it is found for a school")
    return f"rule-resolution:{rows[kind]}"


def status(model: Model, row: Row) -> str:
    """Return de-jure if an act or an official text orders it, de-facto if only a study has seen it.

    What is only remembered is taken for law, and does not count either way.
    """
    kind = model.sources[row["source_id"]]["kind"]
    remembered = row["confidence"] == "memory"
    return "de-jure" if row["legal_act_id"] or kind in ("law", "official") or remembered else "de-facto"


def dates(model: Model, row: Row, start: str) -> Dates:
    """Return the period of a row; without a start of its own, the days on which its source saw it."""
    if start:
        return Dates(start, row.get("period_until", ""))
    text, precision = model.start({}, row["legal_act_id"], row["source_id"])
    return Dates(text, row.get("period_until", ""), precision)


def _acts(model: Model, row: Row) -> list[str]:
    return [model.act(row["legal_act_id"])] if row["legal_act_id"] else []


def _ends(
    model: Model, regimes: Regimes, agent: str, counterpart: str, sectors: list[str]
) -> dict[str, list[str]]:
    return {
        "agentKind": [model.kind(agent)],
        "counterpartKind": [counterpart],
        "ownerKind": regimes.owner_kinds(sectors),
        "country": [model.home],
    }


def _authority(model: Model, regimes: Regimes, number: int, row: Row) -> None:
    for (agent,), sectors in regimes.grouped(
        regimes.sectors(row["school_sector"]), row["unit_kind_or_id"]
    ).items():
        codes = {
            "schoolSector": concepts(sectors),
            "decision": [f"decision:{row['decision']}"],
            "role": [f"decision-role:{row['role']}"],
            "mode": [f"decision-mode:{row['mode']}"],
            "resolvedBy": [resolution(model, agent)],
        }
        relation = Relation(
            "Authority",
            "Rule",
            dates(model, row, row["period_from"]),
            _ends(model, regimes, agent, regimes.school_kind(sectors), sectors),
            codes,
            model.proof("decisions", number, row, row["article_or_page"]),
            status(model, row),
            _acts(model, row),
            model.facts.note(row["note"]),
            row["legal_act_id"] + row["article_or_page"],
        )
        model.nodes["decisions", number].append(relations.write(model, "authority", relation))


def _scope(model: Model, row: Row) -> Row:
    """Return what the crosswalk says on the reach of a provider, for this period before any other."""
    unit = row["provider_kind_or_id"]
    scopes = {
        r.get("period_from", ""): r for r in model.facts.crosswalk("support_scope") if r["provider"] == unit
    }
    if not scopes:
        raise SystemExit(f"no scope of support for {unit}")
    return scopes.get(row["period_from"]) or scopes[""]


def _support(model: Model, regimes: Regimes, number: int, row: Row) -> None:
    scope = _scope(model, row)
    own = {r["id"]: r["school_sector"] for r in model.facts.crosswalk("kinds")}
    for supported in _supported(model, row, scope):
        # A unit of the middle is supported for its own schools, others for those the provider serves.
        reach = [own[supported]] if own.get(supported) else scope["sectors"].split(";")
        for (agent,), sectors in regimes.grouped(reach, row["provider_kind_or_id"]).items():
            relation = _support_rule(model, regimes, number, row, agent, supported, sectors)
            iri = relations.write(model, "support", relation)
            model.nodes["support", number].append(iri)
            _funding(model, row, iri)


def _support_rule(
    model: Model, regimes: Regimes, number: int, row: Row, agent: str, supported: str, sectors: list[str]
) -> Relation:
    codes = {
        "schoolSector": concepts(sectors),
        "supportType": [f"support-type:{row['support_type']}"],
        "coordinationMode": [f"coordination-mode:{row['coordination_mode']}"],
        "duration": [f"support-duration:{row['intervention_duration']}"],
        "obligation": [f"obligation:{row['mandatory']}"],
        "recipientKind": [f"support-recipient:{row['recipient']}"],
        "resolvedBy": [resolution(model, agent)],
    }
    return Relation(
        "Support",
        "Rule",
        dates(model, row, row["period_from"]),
        _ends(model, regimes, agent, model.kind(supported), sectors),
        codes,
        model.proof("support", number, row, row["article_or_page"]),
        status(model, row),
        _acts(model, row),
        model.facts.note(row["note"]),
        row["legal_act_id"] + row["article_or_page"] + row["source_id"],
    )


def _supported(model: Model, row: Row, scope: Row) -> list[str]:
    """Return the fact ids of the kinds that are supported: owners, providers, or the school."""
    named = {"meso-unit": scope["meso_units"], "external-support-provider": scope["providers"]}
    return (named.get(row["recipient"]) or model.facts.settings["school_kind"]).split(";")


def _funding(model: Model, row: Row, iri: str) -> None:
    graph = model.graph("support")
    paid = row["funding_instrument"]
    graph.texts(iri, "meso:fundingInstrument", model.facts.note(paid))
    for programme in model.facts.crosswalk("market"):
        if programme["funds"] and paid.startswith(programme["funds"]):
            graph.add(iri, "meso:underProgramme", model.node(programme["kind"], programme["id"]))


def _accountability(model: Model, regimes: Regimes, number: int, row: Row, decided: Row) -> None:
    units = row["accountable_unit"].split(";")
    groups = regimes.grouped(decided["sectors"].split(";"), row["to_unit"], *units)
    for (holder, *accountables), sectors in groups.items():
        for accountable in dict.fromkeys(accountables):
            codes = {
                "schoolSector": concepts(sectors),
                "mechanism": [f"accountability-mechanism:{decided['recoded_mechanism'] or row['mechanism']}"],
                "consequence": [
                    f"accountability-consequence:{c}" for c in decided["consequences"].split(";")
                ],
                "resolvedBy": [resolution(model, holder)],
            }
            relation = Relation(
                "Accountability",
                "Rule",
                dates(model, row, row["period_from"]),
                _ends(model, regimes, holder, model.kind(accountable), sectors),
                codes,
                model.proof("accountability", number, row),
                status(model, row),
                note=model.facts.note(row["consequence"]),
                acts=_acts(model, row),
                extra_key=row["legal_act_id"],
            )
            model.nodes["accountability", number].append(relations.write(model, "accountability", relation))


def _participation(model: Model, regimes: Regimes, number: int, row: Row) -> None:
    decided = model.facts.crosswalk("participation")[number]
    if (decided["body_id"], decided["powers"]) != (row["body_id"], row["powers"]):
        raise SystemExit(f"participation crosswalk out of step at {row}")
    groups = regimes.grouped(decided["sectors"].split(";"), row["body_id"], row["unit_id"])
    for (body, unit), sectors in groups.items():
        codes = {
            "schoolSector": concepts(sectors),
            "power": [f"participation-power:{decided['effect']}"],
            "memberKind": [f"stakeholder-kind:{m}" for m in filter(None, decided["members"].split(";"))],
            "resolvedBy": [resolution(model, body)],
        }
        relation = Relation(
            "Participation",
            "Rule",
            dates(model, row, decided["period_from"]),
            _ends(model, regimes, body, model.kind(unit), sectors),
            codes,
            model.proof("participation", number, row, row["article"]),
            status(model, row),
            acts=_acts(model, row),
            note=model.facts.note(row["members"]),
            extra_key=row["legal_act_id"] + row["article"],
        )
        model.nodes["participation", number].append(relations.write(model, "participation", relation))
