"""What a question answers: rows, how much of the input was counted, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mesograph.ask.question import Column, Question
from mesograph.store.protocol import Row, Table, Value


@dataclass(frozen=True)
class Coverage:
    """How many inputs were counted and how many left out; `unit` is one of COVERAGE_UNITS."""

    counted: float
    excluded: float
    unit: str

    @property
    def share(self) -> float | None:
        """Return counted / (counted + excluded), or None without any input."""
        total = self.counted + self.excluded
        return self.counted / total if total else None


@dataclass(frozen=True)
class SourceLine:
    """A source that counted inputs rest on."""

    id: str
    title: str
    url: str


@dataclass(frozen=True)
class Answer:
    """The answer to one question with one set of parameters, in one language.

    `rows` are in the order of `columns`; `labels` gives a name for the IRIs in them; `whole` is the same
    answer with the columns that are not shown, row for row.
    """

    question: Question
    parameters: Mapping[str, Value]
    columns: tuple[Column, ...]
    rows: list[Row]
    coverage: Coverage | None
    sources: list[SourceLine]
    query: str
    language: str
    whole: Table
    labels: Mapping[str, str] = field(default_factory=dict)
