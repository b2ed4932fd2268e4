"""The `schools` section of a profile file: states, owners, sectors, sites, offices, calendar."""

from __future__ import annotations

from mesograph.tables.forms import Calendar, OfficeForm, OwnerRule, SectorRule, Sites, UnitForm
from mesograph.tables.profile import Schools
from mesograph.tables.profile_check import GENERATED
from mesograph.tables.section import Section, placeholders


def patterns(section: Section, key: str) -> dict[str, str]:
    """Return a mapping of text to text, empty if the key is absent."""
    return {str(k): str(v) for k, v in section.take(key, {}).items()}


def unit(section: Section, kind: str) -> UnitForm:
    """Return the form of a unit that rows name; `kind` is that of the rule around it."""
    label = section.texts("label")
    iri, code = section.text("iri"), section.text("code", "")
    form = UnitForm(
        iri=iri,
        kind=section.text("kind", kind),
        class_name=section.text("class"),
        code=code,
        label=label,
        conditions=patterns(section, "if"),
        group=section.text("group", ""),
        columns=placeholders(iri, code, *label.values()) - GENERATED,
    )
    section.done()
    return form


def schools(section: Section) -> Schools:
    """Return what a row says as a school."""
    state, owners = section.section("state"), section.section("owners")
    found = Schools(
        key=section.text("key"),
        iri=section.text("iri"),
        kind=section.text("kind"),
        name=section.text("name"),
        territory=section.text("territory"),
        territory_code=section.text("territoryCode"),
        territory_name=section.text("territoryName", ""),
        state_column=state.text("column"),
        states={str(k): str(v) for k, v in state.take("codes").items()},
        counted=frozenset(state.names("counted")),
        enrolment=section.text("enrolment", ""),
        owner_column=owners.text("column"),
        owners=_owners(owners.section("codes")),
        carry_unchanged=int(owners.text("carryUnchanged", 0)),
        calendar=_calendar(section.section("calendar")) if section.take("calendar", None) else None,
        sectors=tuple(_sector(s) for s in section.sections("sectors", ())),
        sites=_sites(section.section("sites")) if section.take("sites", None) else None,
        offices=tuple(_office(s) for s in section.sections("offices", ())),
    )
    for part in (state, owners, section):
        part.done()
    if found.sites and found.enrolment:  # the pupils of a main site are not those of the school
        raise section.fault("profile-one-way", value="sites, enrolment")
    return found


def _owners(section: Section) -> dict[str, OwnerRule]:
    rules = {}
    for code in list(section.content):
        part = section.section(code)
        kind = part.text("kind", "")
        units = tuple(unit(s, kind) for s in part.sections("units", ()))
        stated_by, unnamed = part.names("statedBy", ()), bool(part.take("unnamed", False))
        rules[code] = OwnerRule(kind, units, stated_by, unnamed)
        part.done()
    return rules


def _sector(section: Section) -> SectorRule:
    rule = SectorRule(section.text("sector"), patterns(section, "if"))
    section.done()
    return rule


def _sites(section: Section) -> Sites:
    sites = Sites(section.text("key"), section.text("iri"), section.text("name"), patterns(section, "main"))
    section.done()
    return sites


def _office(section: Section) -> OfficeForm:
    office = OfficeForm(
        unit=unit(section.section("unit"), ""),
        superior=section.text("superior", ""),
        hierarchy_kind=section.text("hierarchyKind", ""),
        scope=bool(section.take("scope", False)),
    )
    section.done()
    if bool(office.superior) != bool(office.hierarchy_kind):
        raise section.fault("profile-key-missing", "superior" if office.hierarchy_kind else "hierarchyKind")
    return office


def _calendar(section: Section) -> Calendar:
    calendar = Calendar(
        frozenset(section.names("from")), section.text("to"), frozenset(section.names("passing"))
    )
    section.done()
    return calendar
