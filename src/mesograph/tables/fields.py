"""One column of a profile, in the words of Frictionless Table Schema, and the reader of its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from mesograph.tables.rows import Cell, Note

Parse = Callable[[str], Cell]
GROUPED = 4  # a number has a group character from this length on


class CellError(ValueError):
    """A cell does not say what its column must say."""

    def __init__(self, note: Note) -> None:
        super().__init__(note.key)
        self.note = note


@dataclass(frozen=True)
class Field:
    """A described column.

    `name`, `type` (string, integer, number, date), `format` (of a date), `missingValues`, `constraints`,
    `decimalChar`, `groupChar` are those of Table Schema; a date becomes its ISO text. Added here:
    `alternatives` (other names of the column), `optional` (the column may be absent),
    `zero_pad` (codes that lost their leading zeros), `personal` (may tell rows of one natural person apart,
    never leaves the reader), `hidden` (not repeated in messages: a wrong value there may be one of a
    person).
    """

    name: str
    type: str = "string"
    format: str = ""
    alternatives: tuple[str, ...] = ()
    missing_values: frozenset[str] = frozenset()
    optional: bool = False
    personal: bool = False
    hidden: bool = False
    zero_pad: int = 0
    decimal_char: str = "."
    group_char: str = ""
    constraints: Mapping[str, Any] = field(default_factory=dict)

    @property
    def required(self) -> bool:
        """Return whether a row without this value is refused."""
        return bool(self.constraints.get("required"))


def parser(described: Field) -> Parse:
    """Return the function that turns a stripped, non-blank cell into a value or raises `CellError`."""
    convert = _CONVERTERS[described.type](described)
    checks = [check(described) for key, check in _CHECKS.items() if key in described.constraints]

    def parse(text: str) -> Cell:
        value = convert(text)
        for test in checks:
            test(text, value)
        return value if not described.zero_pad else f"{value:0>{described.zero_pad}}"

    return parse


def forms(described: Field, text: str) -> Iterator[str]:
    """Yield in which of several ways a cell of this column is written; nothing where there is one way.

    Codes with and without their leading zeros, and numbers with and without a group character, are two ways
    to write the same: a column that mixes them has been edited in part.
    """
    if described.group_char and len(text) >= GROUPED:
        yield "grouped" if described.group_char in text else "ungrouped"
    if described.zero_pad and (len(text) < described.zero_pad or text.startswith("0")):
        yield "shortened" if len(text) < described.zero_pad else "zeros"


def shown(described: Field, text: str) -> str:
    """Return a cell for a message: cut when long, hidden when it may point to a person."""
    if described.personal or described.hidden:
        return "…"
    return text if len(text) <= 40 else text[:39] + "…"


def _integer(described: Field) -> Callable[[str], int]:
    form = re.compile(r"[+-]?\d+")

    def convert(text: str) -> int:
        plain = text.replace(described.group_char, "") if described.group_char else text
        if not form.fullmatch(plain):
            raise CellError(Note("cell-not-integer", {"value": shown(described, text)}))
        return int(plain)

    return convert


def _number(described: Field) -> Callable[[str], float]:
    form = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")

    def convert(text: str) -> float:
        plain = text.replace(described.group_char, "") if described.group_char else text
        plain = plain.replace(described.decimal_char, ".") if described.decimal_char != "." else plain
        if not form.fullmatch(plain):
            raise CellError(Note("cell-not-number", {"value": shown(described, text)}))
        return float(plain)

    return convert


def _date(described: Field) -> Callable[[str], str]:
    def convert(text: str) -> str:
        try:
            return datetime.strptime(text, described.format or "%Y-%m-%d").date().isoformat()
        except ValueError as error:
            raise CellError(Note("cell-not-date", {"value": shown(described, text)})) from error

    return convert


def _bound(key: str, wrong: Callable[[Any, Any], bool]) -> Callable[[Field], Callable[[str, Any], None]]:
    def make(described: Field) -> Callable[[str, Any], None]:
        limit = described.constraints[key]

        def test(text: str, value: Any) -> None:
            if wrong(value, limit):
                raise CellError(Note(f"cell-{key}", {"value": shown(described, text), "limit": limit}))

        return test

    return make


def _not_listed(value: object, allowed: list[Any]) -> bool:
    return value not in allowed


def _not_matching(value: object, pattern: str) -> bool:
    return re.fullmatch(pattern, str(value)) is None


_CONVERTERS: dict[str, Callable[[Field], Callable[[str], Any]]] = {
    "string": lambda described: str,
    "integer": _integer,
    "number": _number,
    "date": _date,
}
TYPES = tuple(_CONVERTERS)
_CHECKS: dict[str, Callable[[Field], Callable[[str, Any], None]]] = {
    "minimum": _bound("minimum", lambda value, limit: value < limit),
    "maximum": _bound("maximum", lambda value, limit: value > limit),
    "enum": _bound("enum", _not_listed),
    "pattern": _bound("pattern", _not_matching),
}
