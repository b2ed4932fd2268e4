"""What is written for each thing: sources, evidence, territories, units, schools, directory states, dated relations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mesograph import lang
from mesograph.tables.profile import Profile, Schools
from mesograph.tables.sightings import Place, Sighting, SourceSeen, Unit
from mesograph.tables.spans import Span
from mesograph.tables.triples import (
    DERIVED_FROM,
    PREF_LABEL,
    TITLE,
    A,
    Triples,
    concept,
    date,
    digest,
    integer,
    meso,
    text,
)

INFERRED = "-inferred"


def labels(values: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return one label per language."""
    return [(PREF_LABEL, text(values[code], code)) for code in lang.LANGUAGES]


@cache
def note(key: str) -> tuple[tuple[str, str], ...]:
    """Return a note of the program in three languages."""
    return tuple((meso("note"), text(lang.text(key, code), code)) for code in lang.LANGUAGES) if key else ()


def country(profile: Profile) -> tuple[str, str]:
    """Return the country of a node."""
    return meso("country"), f"<{profile.base}territory/{profile.country.upper()}>"


def source(out: Triples, profile: Profile, seen: SourceSeen) -> None:
    """Write a source that the shipped data do not describe."""
    form = profile.source
    out.write(
        seen.iri,
        (A, meso("Source")),
        (TITLE, text(seen.title)),
        (meso("authors"), text(form.authors)),
        (meso("year"), integer(int(seen.year))),
        (meso("sourceKind"), concept("source-kind", form.kind)),
        (meso("officialUrl"), f"<{form.url}>"),
    )


def evidence(out: Triples, sighting: Sighting, level: str) -> str:
    """Write the evidence that a row gives, and return its IRI."""
    iri = sighting.evidence + (INFERRED if level == "inferred" else "")
    out.write(
        iri,
        (A, meso("Evidence")),
        (meso("source"), f"<{sighting.source}>"),
        (meso("locator"), text(f"row {sighting.row}")),
        (meso("evidenceLevel"), concept("evidence-level", level)),
        (meso("stance"), concept("stance", "supports")),
    )
    return iri


def unit(out: Triples, profile: Profile, owner: Unit) -> None:
    """Write a unit that rows name and the shipped data do not describe."""
    form = owner.form
    pairs = [
        (A, meso(form.class_name)),
        *labels(owner.label),
        (meso("unitKind"), concept("unit-kind", form.kind)),
        country(profile),
        (meso("evidence"), f"<{owner.evidence}>"),
    ]
    if owner.code:
        pairs.append((meso("officialCode"), text(owner.code)))
    out.write(owner.iri, *pairs)


def territory(out: Triples, iri: str, place: Place) -> None:
    """Write a territory that the shipped data do not describe."""
    pairs = [
        (A, meso("Territory")),
        (meso("officialCode"), text(place.code)),
        *labels(dict.fromkeys(lang.LANGUAGES, place.name)),
    ]
    if place.level:
        pairs.append((meso("territoryLevel"), concept("territory-level", place.level)))
    if place.within:
        pairs.append((meso("withinTerritory"), f"<{place.within}>"))
    out.write(iri, *pairs)


def school(out: Triples, profile: Profile, schools: Schools, iri: str, code: str, last: Sighting) -> None:
    """Write a school as the newest file that has it names it."""
    out.write(
        iri,
        (A, meso("School")),
        (meso("officialName"), text(last.name)),
        *labels(dict.fromkeys(lang.LANGUAGES, last.name)),
        (meso("officialCode"), text(code)),
        (meso("unitKind"), concept("unit-kind", schools.kind)),
        country(profile),
        (meso("territory"), f"<{last.territory}>"),
        (meso("evidence"), f"<{last.evidence}>"),
    )


def state(out: Triples, iri: str, sighting: Sighting, file: str) -> None:
    """Write what one file shows of a school."""
    pairs = [
        (A, meso("DirectoryState")),
        (meso("school"), f"<{iri}>"),
        (meso("directoryStatus"), concept("school-state", sighting.status)),
        (meso("ownerKind"), concept("unit-kind", sighting.kind)),
        (meso("referenceDate"), date(sighting.date)),
        (meso("territory"), f"<{sighting.territory}>"),
        (meso("sourceFile"), text(file)),
        (meso("sourceRow"), integer(sighting.row)),
        (DERIVED_FROM, f"<{sighting.source}>"),
    ]
    if sighting.enrolment is not None:
        pairs.append((meso("enrolment"), integer(sighting.enrolment)))
    out.write(sighting.state, *pairs)


def relation(out: Triples, profile: Profile, kind: str, counterpart: tuple[str, str], span: Span) -> None:
    """Write a dated relation of a unit with its counterpart: a school that it runs, a territory that it cares for."""
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


def _proofs(span: Span) -> list[str]:
    rows = [s.evidence + (INFERRED if s.inferred else "") for s in span.seen]
    if span.basis:
        rows.append(span.basis.evidence + INFERRED)
    return [*rows, *span.evidence]


def proofs(out: Triples, sightings: list[Sighting], spans: list[Span]) -> None:
    """Write the evidence nodes that the relations of one history point to."""
    bases = {id(s.basis) for s in spans if s.basis}
    for sighting in sightings:
        evidence(out, sighting, "verified-official")
        if sighting.inferred or id(sighting) in bases:
            evidence(out, sighting, "inferred")
