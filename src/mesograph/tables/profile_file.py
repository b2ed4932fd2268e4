"""A profile file (YAML) as a `Profile`; the misspelt, missing or personal in a wrong place is an error."""

from __future__ import annotations

from pathlib import Path

import yaml

from mesograph.errors import InputError
from mesograph.tables.fields import Field
from mesograph.tables.profile import (
    Calendar,
    Dialect,
    KindForm,
    OwnerRule,
    PlaceForm,
    Profile,
    RefuseRule,
    Schools,
    Scopes,
    SourceForm,
    UnitForm,
)
from mesograph.tables.profile_check import GENERATED, check
from mesograph.tables.section import Section, placeholders

TYPES = ("string", "integer", "number")
CONSTRAINTS = {"required", "minimum", "maximum", "enum", "pattern"}


def load(path: Path) -> Profile:
    """Return the profile of a file; `InputError` names the file and the place in it."""
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise InputError("profile-syntax", str(path), reason=str(error).replace("\n", " ")) from error
    root = Section(content, str(path))
    root.take("anchors", None)  # a place for YAML anchors, not read
    profile = _profile(root, root.section("schema"))
    root.done()
    check(root, profile)
    return profile


def _profile(root: Section, schema: Section) -> Profile:
    profile = Profile(
        name=root.text("name"),
        country=root.text("country"),
        country_label=root.texts("countryLabel"),
        title=root.texts("title"),
        files=root.texts("files"),
        licence=root.text("licence"),
        dialect=_dialect(root.section("dialect")),
        fields=tuple(_field(s) for s in schema.sections("fields")),
        missing_values=frozenset(v.strip() for v in schema.names("missingValues", ("",))),
        primary_key=schema.names("primaryKey"),
        refuse=tuple(_refuse(s) for s in root.sections("refuse", ())),
        reference_date=root.text("referenceDate"),
        source=_source(root.section("source")),
        evidence=root.text("evidence"),
        state=root.text("state", ""),
        kinds=tuple(_kind(s) for s in root.sections("kinds", ())),
        schools=_schools(root.section("schools")) if root.take("schools", None) else None,
        scopes=_scopes(root.section("scopes")) if root.take("scopes", None) else None,
    )
    schema.done()
    return profile


def _source(section: Section) -> SourceForm:
    source = SourceForm(*(section.text(k) for k in ("iri", "title", "authors", "year", "url", "kind")))
    section.done()
    return source


def _field(section: Section) -> Field:
    constraints = section.take("constraints", {})
    field = Field(
        name=section.text("name"),
        type=section.text("type", "string"),
        alternatives=section.names("alternatives", ()),
        optional=bool(section.take("optional", False)),
        personal=bool(section.take("personal", False)),
        hidden=bool(section.take("hidden", False)),
        zero_pad=int(section.text("zeroPad", 0)),
        decimal_char=section.text("decimalChar", "."),
        group_char=section.text("groupChar", ""),
        constraints=constraints,
    )
    section.take("title", None)
    section.done()
    if field.type not in TYPES:
        raise section.fault("profile-value", "type", value=field.type, known=", ".join(TYPES))
    for key in set(constraints) - CONSTRAINTS:
        raise section.fault("profile-key-unknown", f"constraints.{key}", known=", ".join(sorted(CONSTRAINTS)))
    return field


def _dialect(section: Section) -> Dialect:
    dialect = Dialect(
        delimiter=section.text("delimiter", ","),
        quote_char=section.text("quoteChar", '"'),
        encodings=section.names("encodings", ("utf-8-sig", "utf-8")),
        multiline=bool(section.take("multiline", False)),
    )
    section.done()
    return dialect


def _refuse(section: Section) -> RefuseRule:
    rule = RefuseRule(section.text("column"), section.names("equals"), section.texts("reason"))
    section.done()
    return rule


def _unit(section: Section, kind: str) -> UnitForm:
    conditions = {str(k): str(v) for k, v in section.take("if", {}).items()}
    label = section.texts("label")
    iri, code = section.text("iri"), section.text("code", "")
    form = UnitForm(
        iri=iri,
        kind=section.text("kind", kind),
        class_name=section.text("class"),
        code=code,
        label=label,
        conditions=conditions,
        group=section.text("group", ""),
        columns=placeholders(iri, code, *label.values()) - GENERATED,
    )
    section.done()
    return form


def _schools(section: Section) -> Schools:
    state, owners = section.section("state"), section.section("owners")
    schools = Schools(
        key=section.text("key"),
        iri=section.text("iri"),
        kind=section.text("kind"),
        name=section.text("name"),
        territory=section.text("territory"),
        territory_code=section.text("territoryCode"),
        territory_name=section.text("territoryName"),
        state_column=state.text("column"),
        states={str(k): str(v) for k, v in state.take("codes").items()},
        counted=frozenset(state.names("counted")),
        enrolment=section.text("enrolment", ""),
        owner_column=owners.text("column"),
        owners=_owners(owners.section("codes")),
        carry_unchanged=int(owners.text("carryUnchanged", 0)),
        calendar=_calendar(section.section("calendar")) if section.take("calendar", None) else None,
    )
    for part in (state, owners, section):
        part.done()
    return schools


def _owners(section: Section) -> dict[str, OwnerRule]:
    rules = {}
    for code in list(section.content):
        part = section.section(code)
        kind = part.text("kind")
        units = tuple(_unit(s, kind) for s in part.sections("units", ()))
        rules[code] = OwnerRule(kind, units, part.names("statedBy", ()))
        part.done()
    return rules


def _calendar(section: Section) -> Calendar:
    calendar = Calendar(
        frozenset(section.names("from")), section.text("to"), frozenset(section.names("passing"))
    )
    section.done()
    return calendar


def _scopes(section: Section) -> Scopes:
    scopes = Scopes(
        units=tuple(_unit(s, "") for s in section.sections("units")),
        territory=_place(section.section("territory")),
        change_precision=section.text("changePrecision", "observed-by"),
    )
    section.done()
    return scopes


def _place(section: Section) -> PlaceForm:
    within = _place(section.section("within")) if section.take("within", None) else None
    place = PlaceForm(
        section.text("iri"), section.text("code"), section.text("label"), section.text("level"), within
    )
    section.done()
    return place


def _kind(section: Section) -> KindForm:
    kind = KindForm(
        section.text("notation"),
        section.names("broader"),
        section.text("tier"),
        section.texts("label"),
        section.texts("definition"),
    )
    section.done()
    return kind
