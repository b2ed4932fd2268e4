"""A profile file (YAML) as a `Profile`; the misspelt, missing or personal in a wrong place is an error."""

from __future__ import annotations

from pathlib import Path

import yaml

from mesograph.errors import InputError
from mesograph.tables.fields import TYPES, Field
from mesograph.tables.forms import Check, Derived, Dialect, KindForm, PlaceForm, RefuseRule, SourceForm
from mesograph.tables.profile import Profile, Scopes
from mesograph.tables.profile_check import check
from mesograph.tables.profile_schools import patterns, schools, unit
from mesograph.tables.section import Section

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
    name = root.text("name")
    profile = Profile(
        name=name,
        country=root.text("country"),
        country_label=root.texts("countryLabel"),
        title=root.texts("title"),
        files=root.texts("files"),
        licence=root.text("licence"),
        dialect=_dialect(root.section("dialect")),
        fields=tuple(_field(s) for s in schema.sections("fields")),
        derived=tuple(_derived(s) for s in schema.sections("derived", ())),
        missing_values=frozenset(v.strip() for v in schema.names("missingValues", ("",))),
        primary_key=schema.names("primaryKey"),
        refuse=tuple(_refuse(s) for s in root.sections("refuse", ())),
        checks=tuple(_check(s) for s in root.sections("checks", ())),
        reference_date=root.text("referenceDate"),
        source=_source(root.section("source"), name),
        evidence=root.text("evidence"),
        state=root.text("state", ""),
        kinds=tuple(_kind(s) for s in root.sections("kinds", ())),
        schools=schools(root.section("schools")) if root.take("schools", None) else None,
        scopes=_scopes(root.section("scopes")) if root.take("scopes", None) else None,
    )
    schema.done()
    return profile


def _source(section: Section, name: str) -> SourceForm:
    source = SourceForm(
        iri=section.text("iri"),
        title=section.text("title"),
        authors=section.text("authors"),
        year=section.text("year"),
        url=section.text("url"),
        kind=section.text("kind"),
        series=section.text("series", name),
    )
    section.done()
    return source


def _field(section: Section) -> Field:
    constraints = section.take("constraints", {})
    field = Field(
        name=section.text("name"),
        type=section.text("type", "string"),
        format=section.text("format", ""),
        alternatives=section.names("alternatives", ()),
        missing_values=frozenset(section.names("missingValues", ())),
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


def _derived(section: Section) -> Derived:
    derived = Derived(
        section.text("name"), section.text("from"), patterns(section, "codes"), section.text("within", "")
    )
    section.done()
    if bool(derived.codes) == bool(derived.within):
        raise section.fault("profile-one-way", value="codes, within")
    return derived


def _dialect(section: Section) -> Dialect:
    several = isinstance(section.take("delimiter", ","), list)
    dialect = Dialect(
        delimiters=section.names("delimiter") if several else (section.text("delimiter", ","),),
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


def _check(section: Section) -> Check:
    given = {
        "same-within": section.names("sameWithin", ()),
        "unique": ("",) if section.take("unique", False) else (),
        "matches": (section.text("matches"),) if section.take("matches", None) else (),
        "starts-with": (section.text("startsWith"),) if section.take("startsWith", None) else (),
        "filled": ("",) if section.take("filled", False) else (),
        "blank": ("",) if section.take("blank", False) else (),
    }
    rules = [rule for rule, operand in given.items() if operand]
    if len(rules) != 1:
        raise section.fault("profile-one-way", value="sameWithin, unique, matches, startsWith, filled, blank")
    check = Check(
        rule=rules[0],
        column=section.text("column"),
        operand=given[rules[0]],
        conditions=patterns(section, "if"),
        title=section.texts("title"),
    )
    section.done()
    return check


def _scopes(section: Section) -> Scopes:
    scopes = Scopes(
        units=tuple(unit(s, "") for s in section.sections("units")),
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
