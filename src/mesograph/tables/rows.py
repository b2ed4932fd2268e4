"""What a table is made of once it is read: typed rows, and issues with the cell they are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mesograph import lang

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence in three languages: a text of the program under `key`, or `texts` of a profile."""

    key: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def text(self, language: str) -> str:
        """Return the sentence in `language`."""
        return (
            lang.choose(self.texts, language)
            if self.texts
            else lang.text(self.key, language, None, **self.values)
        )


@dataclass(frozen=True, slots=True)
class Issue:
    """Why a row, or one cell of it, could not be used.

    `row` counts records as a spreadsheet shows them: the header is row 1. `column` is empty when the whole
    row is meant.
    """

    file: str
    row: int
    column: str
    note: Note


@dataclass(frozen=True, slots=True)
class Row:
    """The typed values of one record by field name; blank cells are None."""

    file: str
    number: int
    values: dict[str, Cell]


@dataclass
class Reading:
    """What was seen of one file: how it was encoded, how many rows, which of them could not be used.

    `day` is the reference date that the user gave; `forms` gives for a column and a way to write its cells
    how many cells are so written and the row of the first.
    """

    file: str
    encoding: str = ""
    columns: frozenset[str] = frozenset()
    rows_read: int = 0
    day: str = ""
    refused: list[Issue] = field(default_factory=list)
    cells: list[Issue] = field(default_factory=list)
    forms: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    @property
    def rows_used(self) -> int:
        """Return how many rows entered the result: all that were read and not refused."""
        return self.rows_read - len(self.refused)

    def refuse(self, row: int, column: str, note: Note) -> None:
        """Record that a row is not used."""
        self.refused.append(Issue(self.file, row, column, note))

    def write_form(self, row: int, column: str, form: str) -> None:
        """Record in which way a cell is written."""
        seen = self.forms.setdefault((column, form), [0, row])
        seen[0] += 1

    def doubt(self, row: int, column: str, note: Note) -> None:
        """Record that a cell is not used although its row is."""
        self.cells.append(Issue(self.file, row, column, note))
