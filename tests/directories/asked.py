"""What an import says, asked in SPARQL of its graph alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from mesograph.store.embedded import EmbeddedStore

PREFIXES = """PREFIX meso: <https://w3id.org/mesograph/ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""
OPEN = "meso:directoryStatus <https://w3id.org/mesograph/code/school-state/open>"
DE_JURE = "meso:normativeStatus <https://w3id.org/mesograph/code/normative-status/de-jure>"
PATHS = {"subnational-government": "cl-municipality", "local-public-education-service": "cl-slep"}


@dataclass(frozen=True)
class Span:
    """An ownership: who, which school, from the first day to the day it no longer holds."""

    unit: str
    school: str
    start: str
    until: str


class Graph:
    """An imported graph with the questions that tests ask."""

    def __init__(self, store: EmbeddedStore) -> None:
        self.store = store

    def rows(self, pattern: str) -> list[tuple[str, ...]]:
        return [tuple(map(str, row)) for row in self.store.select(PREFIXES + pattern).rows]

    def open_by_kind(self, date: str) -> Counter[str]:
        rows = self.rows(
            f"SELECT ?kind (COUNT(?s) AS ?n) {{ ?s {OPEN} ; meso:referenceDate ?d ; meso:ownerKind ?kind "
            f'FILTER(STR(?d) = "{date}") }} GROUP BY ?kind'
        )
        return Counter({kind.rsplit("/", 1)[1]: int(n) for kind, n in rows})

    def open_by_service(self, date: str) -> Counter[str]:
        rows = self.rows(
            "SELECT ?unit (COUNT(?s) AS ?n) { ?o a meso:Ownership ; meso:agent ?unit ; meso:observedIn ?s . "
            f'?s meso:referenceDate ?d ; {OPEN} FILTER(STR(?d) = "{date}") '
            'FILTER(CONTAINS(STR(?unit), "/local-public-education-service/")) } GROUP BY ?unit'
        )
        return Counter({unit.rsplit("/", 1)[1]: int(n) for unit, n in rows})

    def pupils_by_kind(self, date: str) -> Counter[str]:
        rows = self.rows(
            "SELECT ?kind (SUM(?e) AS ?n) { "
            "?s meso:enrolment ?e ; meso:referenceDate ?d ; meso:ownerKind ?kind "
            f'FILTER(STR(?d) = "{date}") }} GROUP BY ?kind'
        )
        return Counter({kind.rsplit("/", 1)[1]: int(n) for kind, n in rows})

    def moves(self) -> dict[tuple[str, str], Counter[tuple[str, str]]]:
        seen: dict[str, dict[str, str]] = defaultdict(dict)
        for school, date, kind in self.rows(
            "SELECT ?school ?d ?k { ?s meso:school ?school ; meso:referenceDate ?d ; meso:ownerKind ?k }"
        ):
            seen[date][school] = kind.rsplit("/", 1)[1]
        dates, found = sorted(seen), {}
        for before, after in pairwise(dates):
            old, new = seen[before], seen[after]
            pairs = ((old[k], new[k]) for k in old.keys() & new.keys())
            found[before, after] = Counter(pair for pair in pairs if pair[0] != pair[1])
        return found

    @cached_property
    def in_force(self) -> list[Span]:
        """Return every ownership in force whose end is known."""
        rows = self.rows(
            f"SELECT ?unit ?school ?from ?until ?end {{ ?o a meso:Ownership ; meso:agent ?unit ; "
            f"meso:counterpart ?school ; {DE_JURE} ; meso:validFrom ?from ; meso:endStatus ?end . "
            f"OPTIONAL {{ ?o meso:validUntil ?until }} }}"
        )
        return [
            Span(unit, school, start, "9999-12-31" if until == "None" else until)
            for unit, school, start, until, end in rows
            if not end.endswith("/unknown")
        ]

    def open_schools(self, date: str) -> set[str]:
        pattern = f'{{ ?s meso:school ?x ; {OPEN} ; meso:referenceDate ?d FILTER(STR(?d) = "{date}") }}'
        return {school for (school,) in self.rows(f"SELECT ?x {pattern}")}

    def on_day(self, day: str, date: str) -> Counter[str]:
        """Return schools per owner kind by the ownerships of `day`, of those open in the file of `date`."""
        schools, count = self.open_schools(date), Counter[str]()
        for span in self.in_force:
            if span.school in schools and span.start <= day < span.until:
                path, code = span.unit.split("/")[-2:]
                named = "cl-corporacion" if code.startswith("corporacion-") else "private"
                count[PATHS.get(path, named)] += 1
        return count

    def overlaps(self) -> list[tuple[Span, Span]]:
        """Return pairs of ownerships of one school in force on one day."""
        held: dict[str, list[Span]] = defaultdict(list)
        for span in sorted(self.in_force, key=lambda s: s.start):
            held[span.school].append(span)
        return [(a, b) for spans in held.values() for a, b in pairwise(spans) if a.until > b.start]

    def source_rows(self, date: str) -> dict[str, int]:
        """Return the row of each school in the file of a date."""
        rows = self.rows(
            "SELECT ?school ?r { ?s meso:school ?school ; meso:sourceRow ?r ; meso:referenceDate ?d "
            f'FILTER(STR(?d) = "{date}") }}'
        )
        return {school.rsplit("/", 1)[1]: int(r) for school, r in rows}

    def bare(self) -> list[tuple[str, ...]]:
        """Return ownerships without evidence, or states without the file, row and source they come from."""
        return self.rows(
            "SELECT ?x { { ?x a meso:Ownership MINUS { ?x meso:evidence ?e } } UNION "
            "{ ?x a meso:DirectoryState MINUS { ?x meso:sourceFile ?f ; meso:sourceRow ?r ; "
            "prov:wasDerivedFrom ?w } } }"
        )
