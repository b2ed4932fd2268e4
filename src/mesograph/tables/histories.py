"""Dated ownerships of a school from what the files show of it and from the calendar of transfers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mesograph.tables.directory import Sighting
from mesograph.tables.forms import Calendar
from mesograph.tables.known import Transfer
from mesograph.tables.profile import Schools
from mesograph.tables.rows import Note
from mesograph.tables.spans import Finding, Span, chain, lose_sight, runs


@dataclass(frozen=True)
class Clock:
    """What the history of every school is held against: dates of files, transfers by territory."""

    dates: Sequence[str]
    transfers: Mapping[str, Transfer]

    def before(self, date: str) -> str:
        """Return the date of the file before, or an empty string for the first."""
        return max((d for d in self.dates if d < date), default="")


def history(schools: Schools, sightings: list[Sighting], clock: Clock) -> list[Span]:
    """Return the ownerships of one school in order of time, half open, without overlap of what is in force.

    A transfer that is a fact dates the change between an owner of the kinds that pass and its successor.
    Every other change lies between two files and takes the date of the later one, with the precision
    `observed-by`. An ownership that a file no longer shows has an unknown end. Announced transfers add an
    ownership with that status at the end.
    """
    spans = runs(sightings)
    calendar = schools.calendar
    if calendar and spans:
        _first_start(calendar, spans[0], clock)
        for span, after in pairwise(spans):
            _change(calendar, span, after, clock)
    spans = chain(spans, sightings)
    last = sightings[-1]
    if last.date < clock.dates[-1]:
        lose_sight(spans)
    elif calendar and spans and spans[-1].seen[-1] is last:
        _ahead(calendar, spans, last, clock)
    return spans


def _transfer(span: Span, sighting: Sighting, clock: Clock) -> Transfer | None:
    """Return the transfer of the territory if it is a fact and leads to the owner of the span."""
    transfer = clock.transfers.get(sighting.territory)
    return transfer if transfer and transfer.fact and transfer.unit == span.owner else None


def _begin(span: Span, transfer: Transfer) -> None:
    span.start, span.precision = transfer.on, transfer.precision
    span.derived_from, span.evidence = (transfer.iri,), transfer.evidence
    if transfer.on > span.seen[0].date:
        span.note = "note-early"


def _first_start(calendar: Calendar, span: Span, clock: Clock) -> None:
    """Date the first owner by the calendar, unless the school is missing from a file after the transfer."""
    transfer = _transfer(span, span.seen[0], clock)
    if transfer and span.seen[0].kind == calendar.to_kind and transfer.on > clock.before(span.seen[0].date):
        _begin(span, transfer)


def _change(calendar: Calendar, span: Span, after: Span, clock: Clock) -> None:
    """Date the change between two owners by the calendar where it speaks of such a change."""
    transfer = _transfer(after, after.seen[0], clock)
    if transfer is None or after.seen[0].kind != calendar.to_kind:
        return
    passed = span.seen[-1].kind in calendar.from_kinds and transfer.on > span.seen[-1].date
    if passed or transfer.on > after.seen[0].date:
        _begin(after, transfer)
        span.derived_from = (transfer.iri,)


def _ahead(calendar: Calendar, spans: list[Span], last: Sighting, clock: Clock) -> None:
    """Add what begins after the newest file: in force if the transfer is a fact, else announced."""
    transfer = clock.transfers.get(last.territory)
    if transfer is None or last.kind not in calendar.from_kinds:
        return
    if transfer.on <= last.date:
        spans[-1].note = "note-left-behind" if transfer.fact else ""
    elif last.status in calendar.passing:
        after = Span(
            transfer.unit, transfer.on, transfer.precision, [], derived_from=(transfer.iri,), basis=last
        )
        if transfer.fact:
            after.note = "note-by-calendar"
            spans[-1].close(transfer.on, transfer.precision)
            spans[-1].derived_from = (transfer.iri,)
        else:
            after.status, after.note = "announced", "note-announced"
        spans.append(after)


def findings(schools: Schools, school: str, sightings: list[Sighting], clock: Clock) -> Iterator[Finding]:
    """Yield what one school's rows tell against the calendar and against each other."""
    calendar = schools.calendar
    for sighting in sightings:
        if calendar and sighting.status in schools.counted:
            yield from _against_calendar(calendar, school, sighting, clock)
    last = sightings[-1]
    if last.date < clock.dates[-1]:
        missing = min(d for d in clock.dates if d > last.date)
        yield _finding("vanished", school, last, date=last.date, missing=missing)


def _against_calendar(calendar: Calendar, school: str, sighting: Sighting, clock: Clock) -> Iterator[Finding]:
    transfer = clock.transfers.get(sighting.territory)
    if sighting.kind == calendar.to_kind:
        if transfer is None:
            yield _finding("no-transfer", school, sighting, date=sighting.date)
        elif transfer.on > sighting.date:
            yield _finding("status-before-calendar", school, sighting, date=sighting.date, on=transfer.on)
    elif sighting.kind in calendar.from_kinds and transfer and transfer.fact and transfer.on <= sighting.date:
        yield _finding("left-behind", school, sighting, date=sighting.date, on=transfer.on)


def _finding(kind: str, school: str, sighting: Sighting, **values: str) -> Finding:
    return Finding(
        kind, sighting.file, sighting.row, school, sighting.territory, Note(f"finding-{kind}", values)
    )
