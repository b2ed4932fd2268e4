"""What must hold within a table by its profile, and the rows that depart from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mesograph.tables.fields import shown
from mesograph.tables.forms import Check
from mesograph.tables.profile import Profile
from mesograph.tables.rows import Cell, Note, Reading, Row
from mesograph.tables.spans import Finding
from mesograph.tables.templates import fill, holds

CONTRADICTION = "contradiction"
WAYS = (("grouped", "ungrouped"), ("zeros", "shortened"))
Place = tuple[str, int]  # file and row


@dataclass
class Watch:
    """Sees every row of an import and keeps what its checks need to tell what departs."""

    profile: Profile
    told: list[Finding] = field(default_factory=list)
    seen: dict[tuple[int, tuple[Cell, ...]], dict[Cell, list[Place]]] = field(default_factory=dict)

    def over(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows as they come."""
        for row in rows:
            for number, check in enumerate(self.profile.checks):
                if holds(check.conditions, row.values):
                    self._look(number, check, row)
            yield row

    def _look(self, number: int, check: Check, row: Row) -> None:
        value = row.values.get(check.column)
        if check.rule in ("same-within", "unique"):
            group = tuple(row.values.get(c) for c in check.operand) if check.rule == "same-within" else ()
            if value is not None and None not in group:
                self.seen.setdefault((number, group), {}).setdefault(value, []).append((row.file, row.number))
        elif _departs(check, value, row):
            told = {"value": self._shown(check, value), "operand": _operand(check, row)}
            self.told.append(_finding(check, row.file, row.number, Note(f"check-{check.rule}", told)))

    def findings(self) -> Iterator[Finding]:
        """Yield one finding for each row that departs from a check."""
        yield from self.told
        for (number, group), values in self.seen.items():
            check = self.profile.checks[number]
            if check.rule == "unique":
                yield from self._repeated(check, values)
            elif len(values) > 1:
                yield from self._different(check, group, values)

    def _different(
        self, check: Check, group: tuple[Cell, ...], values: dict[Cell, list[Place]]
    ) -> Iterator[Finding]:
        usual = max(values, key=lambda v: len(values[v]))
        for value, places in values.items():
            for file, row in places if value != usual else ():
                told = {
                    "value": self._shown(check, value),
                    "usual": self._shown(check, usual),
                    "rows": len(values[usual]),
                    "group": " ".join(map(str, group)),
                    "within": ", ".join(check.operand),
                }
                yield _finding(check, file, row, Note("check-same-within", told))

    def _repeated(self, check: Check, values: dict[Cell, list[Place]]) -> Iterator[Finding]:
        for value, ((file, first), *again) in values.items():
            for other, row in again:
                told = {"value": self._shown(check, value), "file": file, "row": first}
                yield _finding(check, other, row, Note("check-unique", told))

    def _shown(self, check: Check, value: Cell) -> str:
        column = next((f for f in self.profile.fields if f.name == check.column), None)
        text = "" if value is None else str(value)
        return shown(column, text) if column else text


def _departs(check: Check, value: Cell, row: Row) -> bool:
    if check.rule == "filled":
        return value is None
    if check.rule == "blank":
        return value is not None
    if value is None:
        return False
    if check.rule == "starts-with":
        return not str(value).startswith(fill(check.operand[0], row.values))
    return re.search(check.operand[0], str(value)) is None


def _operand(check: Check, row: Row) -> str:
    return fill(check.operand[0], row.values) if check.rule == "starts-with" else check.operand[0]


def _finding(check: Check, file: str, row: int, note: Note) -> Finding:
    return Finding(CONTRADICTION, file, row, "", "", note, column=check.column, title=check.title)


def two_ways(readings: Iterable[Reading]) -> Iterator[Finding]:
    """Yield a finding for each column that mixes two ways to write its cells; the rarer way is named."""
    for reading in readings:
        columns = dict.fromkeys(column for column, _ in reading.forms)
        for column in columns:
            for pair in WAYS:
                found = {way: reading.forms[column, way] for way in pair if (column, way) in reading.forms}
                if len(found) == len(pair):
                    way = min(found, key=lambda w: found[w][0])
                    count, row = found[way]
                    note = Note(f"form-{way}", {"count": count, "row": row})
                    yield Finding("two-ways", reading.file, row, "", "", note, column=column)
