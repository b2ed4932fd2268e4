"""What is written for each thing: sources, evidence, territories, units, schools, states, relations."""

from __future__ import annotations

from collections.abc import Mapping

from mesograph import lang
from mesograph.tables.directory import Place, Sighting, SiteSeen, SourceSeen, Unit
from mesograph.tables.forms import KindForm
from mesograph.tables.profile import Profile, Schools
from mesograph.tables.sightings import same
from mesograph.tables.triples import (
    CODE,
    DERIVED_FROM,
    ORG,
    PART_OF,
    PREF_LABEL,
    SKOS,
    TITLE,
    A,
    Triples,
    concept,
    date,
    integer,
    meso,
    text,
)

INFERRED = "-inferred"


def labels(values: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return one label per language."""
    return [(PREF_LABEL, text(values[code], code)) for code in lang.LANGUAGES]


def country_iri(profile: Profile) -> str:
    """Return the IRI of the profile's country."""
    return f"{profile.base}territory/{profile.country.upper()}"


def country(profile: Profile) -> tuple[str, str]:
    """Return the country of a node."""
    return meso("country"), f"<{country_iri(profile)}>"


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


def part(out: Triples, seen: SourceSeen) -> None:
    """Write to which directory a source belongs, which nobody else says."""
    out.write(seen.iri, (PART_OF, f"<{seen.series}>"))


def evidence(out: Triples, sighting: Sighting, level: str) -> str:
    """Write the evidence that a row gives, once, and return its IRI."""
    iri = sighting.evidence + (INFERRED if level == "inferred" else "")
    if not out.first(iri):
        return iri
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
        *labels(place.label),
    ]
    if place.level:
        pairs.append((meso("territoryLevel"), concept("territory-level", place.level)))
    if place.within:
        pairs.append((meso("withinTerritory"), f"<{place.within}>"))
    out.write(iri, *pairs)


def kind(out: Triples, profile: Profile, form: KindForm) -> None:
    """Write a country kind that the shipped data do not describe."""
    out.write(
        unit_kind_iri(form.notation),
        (A, f"<{SKOS}Concept>"),
        (f"<{SKOS}inScheme>", f"<{CODE}unit-kind>"),
        (f"<{SKOS}notation>", text(form.notation)),
        *labels(form.label),
        *((f"<{SKOS}definition>", text(form.definition[code], code)) for code in lang.LANGUAGES),
        *((f"<{SKOS}broader>", concept("unit-kind", name)) for name in form.broader),
        (meso("tier"), concept("tier", form.tier)),
        country(profile),
    )


def unit_kind_iri(notation: str) -> str:
    """Return the IRI of a kind of unit."""
    return f"{CODE}unit-kind/{notation}"


def school(out: Triples, profile: Profile, schools: Schools, iri: str, code: str, last: Sighting) -> None:
    """Write a school as the newest file that has it names it."""
    out.write(
        iri,
        (A, meso("School")),
        (meso("officialName"), text(last.name)),
        *labels(same(last.name)),
        (meso("officialCode"), text(code)),
        (meso("unitKind"), concept("unit-kind", schools.kind)),
        country(profile),
        (meso("territory"), f"<{last.territory}>"),
        (meso("evidence"), f"<{last.evidence}>"),
    )


def site(out: Triples, iri: str, seen: SiteSeen) -> None:
    """Write a place in which a school teaches."""
    out.write(seen.school, (f"<{ORG}hasSite>", f"<{iri}>"))
    out.write(
        iri,
        (A, f"<{ORG}Site>"),
        *labels(same(seen.name)),
        (meso("officialCode"), text(seen.code)),
    )


def state(out: Triples, iri: str, sighting: Sighting, file: str) -> None:
    """Write what one file shows of a school."""
    pairs = [
        (A, meso("DirectoryState")),
        (meso("school"), f"<{iri}>"),
        (meso("directoryStatus"), concept("school-state", sighting.status)),
        (meso("referenceDate"), date(sighting.date)),
        (meso("territory"), f"<{sighting.territory}>"),
        (meso("sourceFile"), text(file)),
        (meso("sourceRow"), integer(sighting.row)),
        (DERIVED_FROM, f"<{sighting.source}>"),
    ]
    if sighting.kind:
        pairs.append((meso("ownerKind"), concept("unit-kind", sighting.kind)))
    if sighting.sector:
        pairs.append((meso("schoolSector"), concept("school-sector", sighting.sector)))
    if sighting.enrolment is not None:
        pairs.append((meso("enrolment"), integer(sighting.enrolment)))
    out.write(sighting.state, *pairs)
