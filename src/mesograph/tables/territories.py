"""Territories in the care of units: what each file shows, and the dated scopes that follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mesograph import lang
from mesograph.tables.directory import Directory, Place, Sighting, Unit
from mesograph.tables.forms import PlaceForm
from mesograph.tables.profile import Profile, Scopes
from mesograph.tables.rows import Note, Reading, Row
from mesograph.tables.sightings import choose, note_source, repeats, same, series
from mesograph.tables.spans import OBSERVED, Finding, Span, chain, lose_sight, runs
from mesograph.tables.statements import country_iri
from mesograph.tables.templates import fill, fill_iri


def collect(
    directory: Directory, profile: Profile, scopes: Scopes, reading: Reading, rows: Iterable[Row]
) -> None:
    """Add the rows of one file; `directory.schools` holds the sightings of each territory."""
    for row in rows:
        if repeats(directory.first_seen, profile, reading, row):
            continue
        sighting = _sighting(directory, profile, scopes, row)
        directory.schools.setdefault(sighting.territory, []).append(sighting)
        directory.dates.setdefault(sighting.series, set()).add(sighting.date)
        _place(directory, profile, scopes.territory, row)
        note_source(directory, profile, row)


def _place(directory: Directory, profile: Profile, form: PlaceForm, row: Row) -> str:
    """Remember a territory and those around it; return its IRI."""
    iri = fill_iri(profile.base, form.iri, row.values)
    if iri not in directory.places:
        within = _place(directory, profile, form.within, row) if form.within else country_iri(profile)
        label = same(fill(form.label, row.values))
        directory.places[iri] = Place(fill(form.code, row.values), label, form.level, within)
    return iri


def _sighting(directory: Directory, profile: Profile, scopes: Scopes, row: Row) -> Sighting:
    values, base = row.values, profile.base
    form = choose(scopes.units, values)
    sighting = Sighting(
        date=fill(profile.reference_date, values),
        file=row.file,
        row=row.number,
        source=fill_iri(base, profile.source.iri, values),
        series=series(profile, row),
        evidence=fill_iri(base, profile.evidence, values),
        state="",
        kind=form.kind,
        status="",
        territory=fill_iri(base, scopes.territory.iri, values),
        enrolment=None,
        name="",
        owner=fill_iri(base, form.iri, values),
    )
    if sighting.owner not in directory.units:
        label = {code: fill(form.label[code], values) for code in lang.LANGUAGES}
        directory.units[sighting.owner] = Unit(
            sighting.owner, form, fill(form.code, values), label, sighting.territory, sighting.evidence
        )
    return sighting


def scope_history(sightings: list[Sighting], dates: list[str], precision: str = OBSERVED) -> list[Span]:
    """Return the dated scopes of one territory; a change takes the date of the first file that shows it."""
    sightings.sort(key=lambda s: s.date)
    spans = chain(runs(sightings, precision), sightings)
    if sightings[-1].date < dates[-1]:
        lose_sight(spans)
    return spans


def findings(territory: str, sightings: list[Sighting], dates: list[str]) -> Iterator[Finding]:
    """Yield a finding for a territory that the newest file no longer shows."""
    last = sightings[-1]
    if last.date < dates[-1]:
        missing = min(d for d in dates if d > last.date)
        note = Note("finding-vanished", {"date": last.date, "missing": missing})
        yield Finding("vanished", last.file, last.row, territory, territory, note)
