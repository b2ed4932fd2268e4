"""What holds across a profile: columns exist, codes mean something, nothing personal gets out."""

from __future__ import annotations

from collections.abc import Iterator

from mesograph.tables.fields import Field
from mesograph.tables.profile import PlaceForm, Profile, Schools, UnitForm
from mesograph.tables.section import Section, placeholders

GENERATED = {
    "place",
    "group",
}  # filled by the importer: a territory's name, the neutral name of a personal group


def check(root: Section, profile: Profile) -> None:
    """Raise `InputError` at the first contradiction within a profile."""
    if (profile.schools is None) == (profile.scopes is None):
        raise root.fault("profile-one-meaning")
    fields = {f.name: f for f in profile.fields}
    for column in sorted(_used(profile)):
        if column not in fields:
            raise root.fault("profile-column", value=column)
        if fields[column].personal:
            raise root.fault("profile-personal", value=column)
    for form in _forms(profile):
        if form.group and form.group not in fields:
            raise root.fault("profile-column", value=form.group)
    if profile.schools:
        _codes(root, fields, profile.schools)
        _last_units(root, fields, profile.schools)


def _forms(profile: Profile) -> list[UnitForm]:
    if profile.scopes:
        return list(profile.scopes.units)
    rules = profile.schools.owners.values() if profile.schools else ()
    return [form for rule in rules for form in rule.units]


def _used(profile: Profile) -> set[str]:
    """Return every column whose value can reach the output or steers it."""
    templates = [profile.reference_date, profile.evidence, profile.state]
    templates += [profile.source.iri, profile.source.title, profile.source.year]
    named = {*profile.primary_key, *(r.column for r in profile.refuse)}
    if schools := profile.schools:
        templates += [schools.iri, schools.territory, schools.territory_code]
        named |= {schools.key, schools.name, schools.territory_name}
        named |= {schools.state_column, schools.owner_column, schools.enrolment}
    if profile.scopes:
        templates += _place_templates(profile.scopes.territory)
    for form in _forms(profile):
        named |= form.columns | form.conditions.keys()
    return {name for name in placeholders(*templates) | named if name} - GENERATED


def _place_templates(place: PlaceForm | None) -> Iterator[str]:
    while place:
        yield from (place.iri, place.code, place.label)
        place = place.within


def _codes(root: Section, fields: dict[str, Field], schools: Schools) -> None:
    """Check that every code that a column may hold has a meaning, and no other code has."""
    for place, column, codes in (
        ("schools.state.codes", schools.state_column, schools.states.keys()),
        ("schools.owners.codes", schools.owner_column, schools.owners.keys()),
    ):
        for code in sorted(codes ^ set(map(str, fields[column].constraints.get("enum", ())))):
            raise root.fault("profile-code", place=place, value=code)


def _last_units(root: Section, fields: dict[str, Field], schools: Schools) -> None:
    """Check that the last way to name an owner fits every row; only the kind of the calendar has none."""
    for code, rule in schools.owners.items():
        place = f"schools.owners.codes.{code}"
        last = rule.units[-1] if rule.units else None
        if last is None:
            if not (schools.calendar and schools.calendar.to_kind == rule.kind):
                raise root.fault("profile-last-unit", place=place)
        elif last.conditions or last.group or not all(fields[c].required for c in last.columns):
            raise root.fault("profile-last-unit", place=place)
