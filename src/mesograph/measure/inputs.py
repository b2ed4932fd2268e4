"""What a measure takes and gives: rows by column name in, a table with its own coverage out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mesograph.store.protocol import Iri, Row, Table, Value

CODE = "https://w3id.org/mesograph/code/"
Record = dict[str, Value]


@dataclass(frozen=True)
class Measured:
    """Columns and rows of an answer; `counted`, `excluded` are None where the coverage query knows them.

    `unit` says what they count where it is not what the question says.
    """

    columns: tuple[str, ...]
    rows: list[Row]
    counted: float | None = None
    excluded: float | None = None
    unit: str = ""


def records(table: Table) -> Iterator[Record]:
    """Return the rows of a table as dictionaries by column name."""
    for row in table.rows:
        yield dict(zip(table.columns, row, strict=True))


def grouped(table: Table, key: str) -> Iterator[Record]:
    """Return the rows that have a key: grouping nothing gives one row without it on some engines."""
    return (row for row in records(table) if row[key] is not None)


def number(value: Value) -> float:
    """Return a number; an unbound value is zero."""
    return float(value) if isinstance(value, int | float) else 0.0


def concept(scheme: str, notation: str) -> Iri:
    """Return the IRI of a concept."""
    return Iri(f"{CODE}{scheme}/{notation}")


def notation(value: Value) -> str:
    """Return the last part of a concept's IRI."""
    return str(value).rsplit("/", 1)[-1]
