"""What each file shows of each school: its state, its owner kind, its owner if the file names one."""

from __future__ import annotations

from collections.abc import Iterable

from mesograph import lang
from mesograph.tables.directory import Directory, OfficeSeen, Place, Sighting, SourceSeen, Unit
from mesograph.tables.forms import OfficeForm, OwnerRule, UnitForm
from mesograph.tables.profile import Profile, Schools
from mesograph.tables.rows import Cell, Note, Reading, Row
from mesograph.tables.sites import main_sites
from mesograph.tables.templates import fill, fill_iri, holds


def repeats(
    first_seen: dict[tuple[Cell, ...], tuple[str, int]], profile: Profile, reading: Reading, row: Row
) -> bool:
    """Return whether the key of a row was read before; if so the row is refused and the first one stays."""
    key = tuple(row.values.get(column) for column in profile.primary_key)
    file, number = first_seen.setdefault(key, (row.file, row.number))
    if (file, number) == (row.file, row.number):
        return False
    reading.refuse(
        row.number,
        profile.primary_key[-1],
        Note("row-repeats", {"repeated": " ".join(map(str, key)), "file": file, "row": number}),
    )
    return True


def collect(
    directory: Directory, profile: Profile, schools: Schools, reading: Reading, rows: Iterable[Row]
) -> None:
    """Add the rows of one file to the directory; a key that was read before is refused."""
    rows = (row for row in rows if not repeats(directory.first_seen, profile, reading, row))
    if schools.sites:
        rows = main_sites(directory, profile, schools, schools.sites, reading, rows)
    for row in rows:
        _add(directory, profile, schools, reading, row)


def _add(directory: Directory, profile: Profile, schools: Schools, reading: Reading, row: Row) -> None:
    """Add what a row shows of a school."""
    values = row.values
    school = fill_iri(profile.base, schools.iri, values)
    sighting = _sighting(profile, schools, row)
    directory.schools.setdefault(school, []).append(sighting)
    directory.codes[school] = str(values[schools.key])
    directory.dates.setdefault(sighting.series, set()).add(sighting.date)
    if sighting.territory not in directory.places:
        code = fill(schools.territory_code, values)
        name = str(values.get(schools.territory_name) or code).title()
        directory.places[sighting.territory] = Place(code, same(name))
    note_source(directory, profile, row)
    rule = schools.owners[str(values[schools.owner_column])]
    _owner(directory, rule, reading, sighting, values)
    for form in schools.offices:
        if fits(form.unit, values):
            _office(directory, profile, form, sighting, values)


def same(name: str) -> dict[str, str]:
    """Return a proper name as the label in every language."""
    return dict.fromkeys(lang.LANGUAGES, name)


def note_source(directory: Directory, profile: Profile, row: Row) -> None:
    """Remember the published table that a row comes from."""
    form = profile.source
    iri = fill_iri(profile.base, form.iri, row.values)
    if iri not in directory.sources:
        title, year = fill(form.title, row.values), fill(form.year, row.values)
        directory.sources[iri] = SourceSeen(iri, title, year, series(profile, row))


def series(profile: Profile, row: Row) -> str:
    """Return the IRI of the directory that the file of a row belongs to."""
    return fill_iri(profile.base, f"directory/{profile.source.series}", row.values)


def _sighting(profile: Profile, schools: Schools, row: Row) -> Sighting:
    values, base = row.values, profile.base
    count = values.get(schools.enrolment)
    return Sighting(
        date=fill(profile.reference_date, values),
        file=row.file,
        row=row.number,
        source=fill_iri(base, profile.source.iri, values),
        series=series(profile, row),
        evidence=fill_iri(base, profile.evidence, values),
        state=fill_iri(base, profile.state, values),
        kind=schools.owners[str(values[schools.owner_column])].kind,
        status=schools.states[str(values[schools.state_column])],
        territory=fill_iri(base, schools.territory, values),
        enrolment=int(count) if count is not None else None,
        name=str(values[schools.name] or ""),
        sector=next((s.sector for s in schools.sectors if holds(s.conditions, values)), ""),
    )


def _owner(
    directory: Directory, rule: OwnerRule, reading: Reading, sighting: Sighting, values: dict[str, Cell]
) -> None:
    """Choose the form that names the owner, if one does; it is filled in once all rows were seen."""
    sighting.stated = reading.columns.issuperset(rule.stated_by)
    fitting = (form for form in rule.units if sighting.stated and fits(form, values))
    form = next(fitting, None if rule.unnamed or not rule.units else rule.units[-1])
    if form is None:
        return
    person = str(values[form.group]) if form.group else ""
    directory.pending.append((sighting, form, person, values))


def _office(
    directory: Directory, profile: Profile, form: OfficeForm, sighting: Sighting, values: dict[str, Cell]
) -> None:
    iri = fill_iri(profile.base, form.unit.iri, values)
    label = {code: fill(form.unit.label[code], values) for code in lang.LANGUAGES}
    unit = Unit(iri, form.unit, fill(form.unit.code, values), label, sighting.territory, sighting.evidence)
    directory.units.setdefault(iri, unit)
    superior = fill_iri(profile.base, form.superior, values) if form.superior else ""
    directory.offices.append(OfficeSeen(form, iri, superior, sighting))


def choose(forms: tuple[UnitForm, ...], values: dict[str, Cell]) -> UnitForm:
    """Return the first form that fits a row, else the last."""
    return next((form for form in forms if fits(form, values)), forms[-1])


def fits(form: UnitForm, values: dict[str, Cell]) -> bool:
    """Return whether a form's conditions hold and the cells it needs are filled."""
    needed = form.columns | {form.group} if form.group else form.columns
    return all(values.get(column) is not None for column in needed) and holds(form.conditions, values)
