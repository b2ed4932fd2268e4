"""Offices that rows of schools name: the unit above them, the territories they care for, their schools."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from mesograph.tables import relations
from mesograph.tables.directory import Directory, OfficeSeen, Sighting
from mesograph.tables.profile import Profile, Schools
from mesograph.tables.relations import write
from mesograph.tables.spans import OBSERVED, Span
from mesograph.tables.statements import INFERRED, country, evidence
from mesograph.tables.territories import scope_history
from mesograph.tables.triples import A, Triples, concept, date, decimal, meso


def write_offices(out: Triples, profile: Profile, schools: Schools, directory: Directory) -> int:
    """Write what rows tell of offices, and return the number of offices."""
    offices: dict[str, list[OfficeSeen]] = defaultdict(list)
    for seen in directory.offices:
        offices[seen.unit].append(seen)
    for unit, rows in offices.items():
        if rows[0].superior:
            _subordinate(out, profile, rows[0])
        _count(out, profile, schools, unit, rows)
    for territory, sightings in _shared(directory.offices):
        dates = sorted(directory.dates[sightings[0].series])
        spans = scope_history(sightings, dates)
        relations.proofs(out, sightings, spans, set())
        for span in spans:
            write(out, profile, "TerritorialScope", ("territory", territory), span)
    return len(offices)


def _subordinate(out: Triples, profile: Profile, first: OfficeSeen) -> None:
    """Write that an office stands under another unit: what the profile says, inferred from the first row."""
    row = first.sighting
    evidence(out, row, "inferred")
    span = Span(first.superior, row.date, OBSERVED, [], evidence=(row.evidence + INFERRED,))
    kind = (meso("hierarchyKind"), concept("hierarchy-kind", first.form.hierarchy_kind))
    write(out, profile, "Hierarchy", ("counterpart", first.unit), span, kind)


def _count(out: Triples, profile: Profile, schools: Schools, unit: str, rows: list[OfficeSeen]) -> None:
    """Write how many schools that count as open each date shows with an office."""
    open_schools = Counter(s.sighting.date for s in rows if s.sighting.status in schools.counted)
    for day, number in sorted(open_schools.items()):
        row = next(s.sighting for s in rows if s.sighting.date == day)
        evidence(out, row, "verified-official")
        out.write(
            f"{unit}/open-schools/{day}",
            (A, meso("Observation")),
            country(profile),
            (meso("measure"), concept("measure", "schools")),
            (meso("value"), decimal(number)),
            (meso("observedUnit"), f"<{unit}>"),
            (meso("referenceDate"), date(day)),
            (meso("evidence"), f"<{row.evidence}>"),
        )


def _shared(offices: list[OfficeSeen]) -> Iterator[tuple[str, list[Sighting]]]:
    """Yield each territory with one sighting per date, without owner where its rows name several offices."""
    found: dict[str, dict[str, list[OfficeSeen]]] = defaultdict(lambda: defaultdict(list))
    for seen in offices:
        if seen.form.scope:
            found[seen.sighting.territory][seen.sighting.date].append(seen)
    for territory, dates in found.items():
        sightings = []
        for rows in dates.values():
            unit = rows[0].unit if len({r.unit for r in rows}) == 1 else ""
            sightings.append(replace(rows[0].sighting, owner=unit, state="", stated=True, inferred=False))
        yield territory, sightings
