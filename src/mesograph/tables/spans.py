"""Dated spans: who ran a school, or cared for a territory, from when to when, and which rows show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from mesograph.tables.directory import Sighting
from mesograph.tables.rows import Note

OBSERVED = "observed-by"


@dataclass(slots=True)
class Span:
    """A half-open period with one unit in charge; ISO dates; `until` is empty while no end is known.

    `seen` are the rows that show it; a span that no row shows yet has a `basis`: the row from which it is
    inferred.
    """

    owner: str
    start: str
    precision: str
    seen: list[Sighting]
    until: str = ""
    until_precision: str = ""
    end: str = "open"
    status: str = "de-jure"
    note: str = ""
    derived_from: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    basis: Sighting | None = None

    def close(self, until: str, precision: str) -> None:
        """End the span on the first day it no longer holds."""
        self.until, self.until_precision, self.end = until, precision, "ended"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader must know: two files, two rows, or a file and the calendar do not tell the same.

    `subject` and `territory` are IRIs, empty where a row as such is meant; `column` and `title` say which
    cell is meant and what should hold of it.
    """

    kind: str
    file: str
    row: int
    subject: str
    territory: str
    note: Note
    column: str = ""
    title: Mapping[str, str] = field(default_factory=dict)


def runs(sightings: list[Sighting], precision: str = OBSERVED) -> list[Span]:
    """Return one span per unbroken run of the same unit, each from the first file that shows it."""
    spans = []
    for owner, group in groupby(sightings, key=lambda s: s.owner):
        seen = list(group)
        if owner:
            spans.append(Span(owner, seen[0].date, precision, seen))
    if spans:
        spans[0].precision = OBSERVED
    return spans


def chain(spans: list[Span], sightings: list[Sighting]) -> list[Span]:
    """Return the spans in force one after the other.

    Each is closed where the next begins; one that would begin at or after its successor is dropped; rows
    that name no unit close the span before them.
    """
    kept: list[Span] = []
    for span in reversed(spans):
        if not kept or span.start < kept[-1].start:
            kept.append(span)
    kept.reverse()
    for span, after in pairwise(kept):
        span.close(after.start, after.precision)
    gaps = [s.date for s in sightings if not s.owner]
    for span in kept:
        gap = next((d for d in gaps if d > span.seen[-1].date and (not span.until or d < span.until)), "")
        if gap:
            span.close(gap, OBSERVED)
    return [s for s in kept if not s.until or s.start < s.until]


def lose_sight(spans: list[Span]) -> None:
    """Mark the end of the last span unknown: the newest file no longer shows it."""
    if spans and spans[-1].end == "open":
        spans[-1].end, spans[-1].note = "unknown", "note-vanished"
