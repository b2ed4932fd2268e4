"""Which column of an answer plays which role in its chart."""

from __future__ import annotations

from mesograph import lang
from mesograph.ask import words
from mesograph.ask.answer import Answer
from mesograph.ask.labels import short
from mesograph.ask.question import Column
from mesograph.errors import QueryError
from mesograph.store.protocol import Row, Value


class Roles:
    """Access to the cells of an answer by role; a role without a column is None."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        chart = answer.question.chart
        self._named = chart.roles if chart else {}
        self._places = {column.name: i for i, column in enumerate(answer.columns)}

    def place(self, role: str, *others: str) -> int | None:
        """Return the position of the column for a role: the one the head names, else one of a usual name."""
        named = self._named.get(role)
        names = (named,) if named else (role, *others)
        return next((self._places[name] for name in names if name in self._places), None)

    def needed(self, role: str, *others: str) -> int:
        """Return the position of a column that the chart cannot do without."""
        place = self.place(role, *others)
        if place is None:
            raise QueryError("plot-role", str(self.answer.question.path), role=role)
        return place

    def first(self, role: str, kinds: tuple[str, ...], *others: str) -> int:
        """Return the column for a role, else the first column of the first of these types that there is."""
        place = self.place(role, *others)
        if place is None:
            found = [i for kind in kinds for i, c in enumerate(self.answer.columns) if c.type == kind]
            return found[0] if found else self.needed(role)
        return place

    def words(self) -> list[int]:
        """Return the columns that hold things rather than numbers or dates."""
        return [i for i, c in enumerate(self.answer.columns) if c.type in ("concept", "unit", "text")]

    def variety(self, place: int) -> int:
        """Return how many different cells a column holds."""
        return len({row[place] for row in self.answer.rows})

    def column(self, place: int) -> Column:
        """Return the column at a position."""
        return self.answer.columns[place]

    def title(self, place: int) -> str:
        """Return the title of a column in the language of the answer."""
        return lang.choose(self.column(place).title, self.answer.language)

    def text(self, row: Row, place: int) -> str:
        """Return a cell as people read it."""
        return words.cell(row[place], self.column(place).type, self.answer.language, self.answer.labels)


def code(value: Value) -> str:
    """Return the notation of a concept, whether the cell holds its IRI or the bare word."""
    return "" if value is None else short(str(value))


def amount(value: Value) -> float | None:
    """Return a number, or None."""
    return float(value) if isinstance(value, int | float) else None
