"""What holds across a profile: columns exist, codes mean something, nothing personal gets out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from mesograph.tables.fields import Field
from mesograph.tables.forms import PlaceForm, UnitForm
from mesograph.tables.section import Section, placeholders

if TYPE_CHECKING:
    from mesograph.tables.profile import Profile, Schools

# Filled by the importer: a territory's name, the neutral name of a personal group, the day the user gives.
GENERATED = {"place", "group", "day"}


def check(root: Section, profile: Profile) -> None:
    """Raise `InputError` at the first contradiction within a profile."""
    if (profile.schools is None) == (profile.scopes is None):
        raise root.fault("profile-one-meaning")
    fields = _fields(profile)
    for column in sorted(_used(profile)):
        if column not in fields:
            raise root.fault("profile-column", value=column)
        if fields[column].personal:
            raise root.fault("profile-personal", value=column)
    for form in _forms(profile):
        if form.group and form.group not in fields:
            raise root.fault("profile-column", value=form.group)
    for pattern in _patterns(profile):
        _compiles(root, pattern)
    if profile.schools:
        _codes(root, fields, profile.schools)
        _last_units(root, fields, profile.schools)


def _fields(profile: Profile) -> dict[str, Field]:
    """Return the columns by name; what is derived is there in every row that is used."""
    required = {"required": True}
    derived = (
        Field(d.name, constraints=required | ({"enum": [*d.codes.values()]} if d.codes else {}))
        for d in profile.derived
    )
    return {f.name: f for f in (*profile.fields, *derived)}


def _forms(profile: Profile) -> list[UnitForm]:
    if profile.scopes:
        return list(profile.scopes.units)
    if not profile.schools:
        return []
    owners = [form for rule in profile.schools.owners.values() for form in rule.units]
    return [*owners, *(office.unit for office in profile.schools.offices)]


def _used(profile: Profile) -> set[str]:
    """Return every column whose value can reach the output, a message of a check, or steers them."""
    templates = [profile.reference_date, profile.evidence, profile.state, profile.source.series]
    templates += [profile.source.iri, profile.source.title, profile.source.year]
    templates += [d.within for d in profile.derived]
    named = {*profile.primary_key, *(r.column for r in profile.refuse), *(d.column for d in profile.derived)}
    for rule in profile.checks:
        named |= {rule.column, *rule.conditions}
        named |= set(rule.operand) if rule.rule == "same-within" else set()
        templates += rule.operand if rule.rule == "starts-with" else ()
    if profile.schools:
        named |= _named(profile.schools)
        templates += _templates(profile.schools)
    if profile.scopes:
        templates += _place_templates(profile.scopes.territory)
    for form in _forms(profile):
        named |= form.columns | form.conditions.keys()
    return {name for name in placeholders(*templates) | named if name} - GENERATED


def _named(schools: Schools) -> set[str]:
    named = {schools.key, schools.name, schools.territory_name}
    named |= {schools.state_column, schools.owner_column, schools.enrolment}
    for rule in schools.sectors:
        named |= rule.conditions.keys()
    if schools.sites:
        named |= {schools.sites.key, schools.sites.name, *schools.sites.main}
    return named


def _templates(schools: Schools) -> Iterator[str]:
    yield from (schools.iri, schools.territory, schools.territory_code)
    yield from (office.superior for office in schools.offices)
    if schools.sites:
        yield schools.sites.iri


def _place_templates(place: PlaceForm | None) -> Iterator[str]:
    while place:
        yield from (place.iri, place.code, place.label)
        place = place.within


def _patterns(profile: Profile) -> Iterator[str]:
    """Yield every regular expression of a profile."""
    conditions: list[Mapping[str, str]] = [form.conditions for form in _forms(profile)]
    conditions += [rule.conditions for rule in profile.checks]
    if profile.schools:
        conditions += [rule.conditions for rule in profile.schools.sectors]
        conditions += [profile.schools.sites.main] if profile.schools.sites else []
    yield from (pattern for condition in conditions for pattern in condition.values())
    yield from (rule.operand[0] for rule in profile.checks if rule.rule == "matches")


def _compiles(root: Section, pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise root.fault("profile-pattern", value=pattern, reason=str(error)) from error


def _codes(root: Section, fields: dict[str, Field], schools: Schools) -> None:
    """Check that every code that a column may hold has a meaning, and no other code has."""
    for place, column, codes in (
        ("schools.state.codes", schools.state_column, schools.states.keys()),
        ("schools.owners.codes", schools.owner_column, schools.owners.keys()),
    ):
        for code in sorted(codes ^ set(map(str, fields[column].constraints.get("enum", ())))):
            raise root.fault("profile-code", place=place, value=code)


def _last_units(root: Section, fields: dict[str, Field], schools: Schools) -> None:
    """Check that the last way to name an owner fits every row; only a calendar or `unnamed` do without."""
    for code, rule in schools.owners.items():
        place = f"schools.owners.codes.{code}"
        last = rule.units[-1] if rule.units else None
        if not rule.kind and (rule.units or not rule.unnamed):
            raise root.fault("profile-key-missing", f"{place}.kind")
        if rule.unnamed:
            continue
        if last is None:
            if not (schools.calendar and schools.calendar.to_kind == rule.kind):
                raise root.fault("profile-last-unit", place=place)
        elif last.conditions or last.group or not all(fields[c].required for c in last.columns):
            raise root.fault("profile-last-unit", place=place)
