"""Dated relations as triples: ends, dates with precision, status, note, evidence, the rows that show them."""

from __future__ import annotations

from functools import cache

from mesograph import lang
from mesograph.tables.directory import Sighting
from mesograph.tables.profile import Profile
from mesograph.tables.spans import Span
from mesograph.tables.statements import INFERRED, evidence
from mesograph.tables.triples import DERIVED_FROM, A, Triples, concept, date, digest, meso, text


@cache
def note(key: str) -> tuple[tuple[str, str], ...]:
    """Return a note of the program in three languages."""
    return tuple((meso("note"), text(lang.text(key, code), code)) for code in lang.LANGUAGES) if key else ()


def write(
    out: Triples,
    profile: Profile,
    kind: str,
    counterpart: tuple[str, str],
    span: Span,
    *more: tuple[str, str],
) -> None:
    """Write a dated relation of a unit with a school, a territory or another unit."""
    name, iri = counterpart
    key = digest(kind, "Edge", span.start, span.status, "", f"agent={span.owner}", f"{name}={iri}")
    pairs = [
        (A, meso(kind)),
        (A, meso("Edge")),
        (meso("agent"), f"<{span.owner}>"),
        (meso(name), f"<{iri}>"),
        (meso("validFrom"), date(span.start)),
        (meso("fromPrecision"), concept("date-precision", span.precision)),
        (meso("endStatus"), concept("end-status", span.end)),
        (meso("normativeStatus"), concept("normative-status", span.status)),
        *note(span.note),
        *more,
    ]
    if span.until:
        pairs += [
            (meso("validUntil"), date(span.until)),
            (meso("untilPrecision"), concept("date-precision", span.until_precision)),
        ]
    pairs += [(DERIVED_FROM, f"<{origin}>") for origin in span.derived_from]
    pairs += [(meso("evidence"), f"<{proof}>") for proof in _proofs(span)]
    pairs += [(meso("observedIn"), f"<{s.state}>") for s in span.seen if s.state]
    out.write(f"{profile.base}rel/{kind.lower()}/{key}", *pairs)


def _cited(span: Span) -> list[Sighting]:
    """Return the rows that a relation cites: the first and the last that show it (`observedIn` has all)."""
    return span.seen[:1] + span.seen[1:][-1:]


def _proofs(span: Span) -> list[str]:
    rows = [s.evidence + (INFERRED if s.inferred else "") for s in _cited(span)]
    if span.basis:
        rows.append(span.basis.evidence + INFERRED)
    return [*rows, *span.evidence]


def proofs(out: Triples, sightings: list[Sighting], spans: list[Span], needed: set[str]) -> None:
    """Write the evidence that one history needs: for relations, the newest row, and units (`needed`)."""
    cited = [s for span in spans for s in _cited(span)]
    plain = {id(s) for s in cited if not s.inferred} | {id(sightings[-1])}
    inferred = {id(s) for s in cited if s.inferred} | {id(span.basis) for span in spans if span.basis}
    for sighting in sightings:
        if id(sighting) in plain or sighting.evidence in needed:
            evidence(out, sighting, "verified-official")
        if id(sighting) in inferred:
            evidence(out, sighting, "inferred")
