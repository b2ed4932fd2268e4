"""Decisions that stayed where they were through every reform."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mesograph.measure.inputs import Measured, Record, concept, notation, records
from mesograph.measure.ladder import TIERS, tier
from mesograph.measure.sectors import Sectors, sort_sectors
from mesograph.store.protocol import Row, Table, Value

COLUMNS = ("sector", "decision", "tier", "since", "reforms", "share")


@dataclass(frozen=True)
class Course:
    """The tiers that decided one matter, one set for each stretch of days, and the first day."""

    tiers: list[frozenset[str]]
    since: str

    @property
    def steady(self) -> bool:
        """Tell whether the tiers are the same in every stretch."""
        return len(set(self.tiers)) == 1


def stretches(rules: list[Record]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield first day and tiers of each stretch between two changes of the rules of one sector."""
    for day in sorted({str(rule[end]) for rule in rules for end in ("start", "until")}):
        here = [r for r in rules if str(r["start"]) <= day < str(r["until"])]
        if here:
            yield day, frozenset(notation(r["tier"]) for r in here)


def untouched(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return sector, decision, tier, since, reforms, share; each sector begins with its share untouched.

    Sectors that hand over their schools are read as the past of those that take them over. A decision can be
    told where all of them have deciders, each of these counts, and a reform began after the first day: a
    remembered stretch might hide a move. Coverage is in pairs of sector and decision.
    """
    found = sort_sectors(table)
    reforms = [str(row["start"]) for row in records(table) if row["part"] == "reform"]
    past: dict[str, set[str]] = defaultdict(set)
    for row in records(table):
        if row["part"] == "succession" and row["sector"] != row["predecessor"]:
            past[notation(row["sector"])].add(notation(row["predecessor"]))
    left = set().union(*past.values())
    rows: list[Row] = []
    told = 0
    last = [sector for sector in found.names if sector not in left]
    for sector in last:
        courses = _courses(found, _lineage(sector, past))
        known = {d: c for d, c in courses.items() if any(start > c.since for start in reforms)}
        told += len(known)
        rows += _rows(sector, known, reforms)
    return Measured(COLUMNS, rows, told, len(last) * len(found.domain) - told)


def _lineage(sector: str, past: Mapping[str, set[str]]) -> list[str]:
    """Return a sector and all whose schools came to it, however many steps ago."""
    line, open_ends = [sector], [sector]
    while open_ends:
        open_ends = sorted({p for s in open_ends for p in past.get(s, ())} - set(line))
        line += open_ends
    return line


def _courses(found: Sectors, lineage: list[str]) -> dict[str, Course]:
    courses = {}
    for decision in sorted(found.domain):
        rules = [found.rows("decider", sector, decision) for sector in lineage]
        if all(rules) and all(rule["countable"] is True for side in rules for rule in side):
            course = [stretch for side in rules for stretch in stretches(side)]
            courses[decision] = Course([tiers for _, tiers in course], min(day for day, _ in course))
    return courses


def _rows(sector: str, known: Mapping[str, Course], reforms: list[str]) -> Iterator[Row]:
    name = concept("school-sector", sector)
    steady = {decision: course for decision, course in known.items() if course.steady}
    yield (name, None, None, None, None, len(steady) / len(known) if known else None)
    for decision, course in steady.items():
        later = sum(start > course.since for start in reforms)
        for t in reversed(TIERS):
            if t in course.tiers[0]:
                yield (name, concept("decision", decision), tier(t), course.since, later, None)
