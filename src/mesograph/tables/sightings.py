"""What each file shows of each school: its state, its owner kind, its owner if the file names one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mesograph import lang
from mesograph.tables.forms import OfficeForm, OwnerRule, UnitForm
from mesograph.tables.profile import Profile, Schools
from mesograph.tables.rows import Cell, Note, Reading, Row
from mesograph.tables.templates import fill, fill_iri, holds


@dataclass(slots=True)
class Sighting:
    """One school in one file. `owner` is an IRI once known; `stated`: the file itself names the owner.

    `series` is the IRI of the directory whose files show it at different dates; `kind` is empty where the
    file does not tell of what kind the owner is, `sector` where it is that of the owner kind.
    """

    date: str
    file: str
    row: int
    source: str
    evidence: str
    state: str
    kind: str
    status: str
    territory: str
    enrolment: int | None
    name: str
    owner: str = ""
    stated: bool = True
    inferred: bool = False
    sector: str = ""
    series: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that rows name, as its form describes it, with place and evidence of the first row that does."""

    iri: str
    form: UnitForm
    code: str
    label: dict[str, str]
    territory: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Place:
    """A territory that rows name; `within` is the IRI of the territory around it, if rows tell."""

    code: str
    label: Mapping[str, str]
    level: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class SourceSeen:
    """A published table of which a file was read."""

    iri: str
    title: str
    year: str
    series: str


@dataclass(frozen=True, slots=True)
class SiteSeen:
    """A site of a school, as the first row that has it names it."""

    school: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class OfficeSeen:
    """A row that names an office for a school: the unit, the unit above it (or nothing), and the school."""

    form: OfficeForm
    unit: str
    superior: str
    sighting: Sighting


@dataclass
class Directory:
    """All that the files show, by school; `pending`: rows whose owner is named once all were seen.

    `dates` are those of the files by series, `waiting` the rows of sites by school and date.
    """

    schools: dict[str, list[Sighting]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    sources: dict[str, SourceSeen] = field(default_factory=dict)
    dates: dict[str, set[str]] = field(default_factory=dict)
    sites: dict[str, SiteSeen] = field(default_factory=dict)
    offices: list[OfficeSeen] = field(default_factory=list)
    pending: list[tuple[Sighting, UnitForm, str, dict[str, Cell]]] = field(default_factory=list)
    first_seen: dict[tuple[Cell, ...], tuple[str, int]] = field(default_factory=dict)


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
    for row in rows:
        if repeats(directory.first_seen, profile, reading, row):
            continue
        school = fill_iri(profile.base, schools.iri, row.values)
        if schools.sites:
            code = str(row.values[schools.sites.key])
            site = SiteSeen(school, code, str(row.values[schools.sites.name] or ""))
            directory.sites.setdefault(fill_iri(profile.base, schools.sites.iri, row.values), site)
            if not holds(schools.sites.main, row.values):
                continue
        _add(directory, profile, schools, reading, school, row)


def _add(
    directory: Directory, profile: Profile, schools: Schools, reading: Reading, school: str, row: Row
) -> None:
    """Add what a row shows of a school."""
    values = row.values
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
