"""An import from files to triples: read, name owners, date, write; the target changes at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import IO

from mesograph import resources
from mesograph.errors import InputError
from mesograph.tables import histories, relations, sightings, statements, territories
from mesograph.tables.checks import Watch, two_ways
from mesograph.tables.directory import Directory, Place
from mesograph.tables.known import Known, known
from mesograph.tables.offices import write_offices
from mesograph.tables.owners import name_owners
from mesograph.tables.profile import Profile, Schools, Scopes
from mesograph.tables.reading import read
from mesograph.tables.report import Report
from mesograph.tables.rows import Reading
from mesograph.tables.target import Target
from mesograph.tables.triples import Triples

Progress = Callable[[str], None]


def import_tables(
    profile: Profile,
    files: Sequence[str],
    target: Target,
    shipped: Known | None = None,
    progress: Progress = lambda step: None,
    days: Sequence[str] = (),
) -> Report:
    """Return the report of an import of `files` into `target`.

    `shipped` is what the shipped data say of the country (read from the package if None). `days` are the
    reference dates of files that do not carry one: one for all, or one for each. Raises `InputError` when a
    file cannot be read or nothing in the files can be used; the target is then as it was.
    """
    if len(set(files)) < len(files):
        raise InputError("table-twice", next(f for f in files if files.count(f) > 1))
    readings = [Reading(f, day=day) for f, day in zip(files, _days(profile, files, days), strict=True)]
    report = Report(readings, graph=profile.graph)
    base = known_of(profile) if shipped is None and profile.needs_names else shipped
    directory = _read(profile, report, base or Known(), progress)
    base = base if base is not None else known_of(profile)
    with target.stage(profile.graph) as staged:
        progress("import-writing")
        with staged.stream() as stream:
            report.triples = write(profile, directory, base, report, stream, staged.graph)
        progress("import-loading")
        staged.finish()
    return report


def _read(profile: Profile, report: Report, base: Known, progress: Progress) -> Directory:
    """Return what the files show, and put what departs from the checks of the profile into the report."""
    directory, watch = Directory(), Watch(profile)
    for reading in report.readings:
        progress(reading.file)
        _collect(directory, profile, reading, watch, base)
    report.findings.extend([*watch.findings(), *two_ways(report.readings)])
    if not directory.schools:
        first = report.refused[0]
        raise InputError("table-nothing-used", f"{first.file}:{first.row}", column=first.column)
    return directory


def known_of(profile: Profile) -> Known:
    """Return what the shipped data of the profile's country say; nothing for a country that has none."""
    if profile.country not in resources.countries():
        return Known()
    from mesograph.store.embedded import EmbeddedStore

    store = EmbeddedStore()
    for path in resources.data_files(profile.country):
        store.load(path, profile.graph)
    calendar = profile.schools.calendar if profile.schools else None
    return known(store, calendar.to_kind if calendar else None, profile.needs_names)


def _days(profile: Profile, files: Sequence[str], days: Sequence[str]) -> list[str]:
    """Return the reference date that the user gives for each file, if the profile asks for one."""
    if not profile.needs_day:
        if days:
            raise InputError("table-day-known", profile.name)
        return [""] * len(files)
    if len(days) not in (1, len(files)):
        raise InputError("table-day-missing", profile.name, files=len(files), days=len(days))
    for day in days:
        try:
            date.fromisoformat(day)
        except ValueError as error:
            raise InputError("table-day-form", day) from error
    return list(days) if len(days) == len(files) else [days[0]] * len(files)


def _collect(directory: Directory, profile: Profile, reading: Reading, watch: Watch, base: Known) -> None:
    rows = watch.over(read(profile, reading.file, reading, base.names))
    if profile.schools:
        sightings.collect(directory, profile, profile.schools, reading, rows)
    elif profile.scopes:
        territories.collect(directory, profile, profile.scopes, reading, rows)


def write(
    profile: Profile, directory: Directory, base: Known, report: Report, stream: IO[bytes], graph: str
) -> int:
    """Write all triples of an import to a stream, fill the report, and return their number."""
    out = Triples(stream, graph)
    if profile.schools:
        _write_schools(out, profile, profile.schools, directory, base, report)
    elif profile.scopes:
        _write_scopes(out, profile, profile.scopes, directory, report)
    _describe(out, profile, directory, base)
    report.counts["units"] = len(directory.units.keys() - base.described)
    report.findings.sort(key=lambda f: (f.kind, report_order(report, f.file), f.row))
    return out.count


def _describe(out: Triples, profile: Profile, directory: Directory, base: Known) -> None:
    """Write what the relations point to and the shipped data do not describe."""
    for iri in sorted(directory.sources):
        statements.part(out, directory.sources[iri])
        if iri not in base.described:
            statements.source(out, profile, directory.sources[iri])
    places = {
        **directory.places,
        statements.country_iri(profile): Place(profile.country.upper(), profile.country_label, "country"),
    }
    for iri in sorted(places.keys() - base.described):
        statements.territory(out, iri, places[iri])
    for iri in sorted(directory.units.keys() - base.described):
        statements.unit(out, profile, directory.units[iri])
    for form in profile.kinds:
        if statements.unit_kind_iri(form.notation) not in base.described:
            statements.kind(out, profile, form)


def report_order(report: Report, file: str) -> int:
    """Return the place of a file among those given."""
    return [r.file for r in report.readings].index(file)


def _write_schools(
    out: Triples, profile: Profile, schools: Schools, directory: Directory, base: Known, report: Report
) -> None:
    name_owners(directory, profile, schools, base)
    needed = {unit.evidence for unit in directory.units.values()}
    clocks = {
        series: histories.Clock(sorted(dates), base.transfers) for series, dates in directory.dates.items()
    }
    total: Counter[str] = Counter()
    for iri, seen in directory.schools.items():
        clock = clocks[seen[-1].series]
        spans = histories.history(schools, seen, clock)
        report.findings.extend(histories.findings(schools, iri, seen, clock))
        statements.school(out, profile, schools, iri, directory.codes[iri], seen[-1])
        relations.proofs(out, seen, spans, needed)
        for sighting in seen:
            statements.state(out, iri, sighting, Path(sighting.file).name)
        for span in spans:
            relations.write(out, profile, "Ownership", ("counterpart", iri), span)
        total.update(
            schools=1, states=len(seen), ownerships=len(spans), carried=sum(s.inferred for s in seen)
        )
    for iri, site in directory.sites.items():
        statements.site(out, iri, site)
    report.counts.update(total)
    if schools.sites:
        report.counts["sites"] = len(directory.sites)
    if schools.offices:
        report.counts["offices"] = write_offices(out, profile, schools, directory)


def _write_scopes(
    out: Triples, profile: Profile, scopes: Scopes, directory: Directory, report: Report
) -> None:
    count = 0
    needed = {unit.evidence for unit in directory.units.values()}
    for iri, seen in directory.schools.items():
        dates = sorted(directory.dates[seen[-1].series])
        spans = territories.scope_history(seen, dates, scopes.change_precision)
        report.findings.extend(territories.findings(iri, seen, dates))
        relations.proofs(out, seen, spans, needed)
        for span in spans:
            relations.write(out, profile, "TerritorialScope", ("territory", iri), span)
        count += len(spans)
    report.counts.update(territories=len(directory.schools), scopes=count)
