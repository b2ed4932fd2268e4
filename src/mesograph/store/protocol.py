"""What every engine offers, and the plain Python values that its answers are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

GRAPHS = "https://w3id.org/mesograph/graph/"
DERIVED = GRAPHS + "derived"


class Iri(str):
    """An IRI, told apart from a plain string."""

    __slots__ = ()


Value = Iri | str | int | float | bool | None
Row = tuple[Value, ...]
XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = {XSD + t for t in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger", "short")}
_FLOATS = {XSD + t for t in ("decimal", "double", "float")}


@dataclass(frozen=True)
class Table:
    """The answer to a SELECT: column names and rows of plain values in the order of the columns."""

    columns: tuple[str, ...]
    rows: list[Row]


def literal_value(lexical: str, datatype: str) -> Value:
    """Return a number or a truth value for the datatypes that have one, else the lexical form.

    A lexical form that its datatype does not have stays as it is; to find it is the business of `check`.
    """
    try:
        if datatype in _INTEGERS:
            return int(lexical)
        if datatype in _FLOATS:
            return float(lexical)
    except ValueError:
        return lexical
    if datatype == XSD + "boolean":
        return lexical in ("true", "1")
    return lexical


class Store(Protocol):
    """A set of named graphs; queries see the union of all graphs as their default graph."""

    name: str

    def select(self, query: str) -> Table:
        """Return the rows of a SELECT (an ASK gives one row with one truth value)."""
        ...

    def construct(self, query: str) -> bytes:
        """Return the triples of a CONSTRUCT or DESCRIBE as N-Triples."""
        ...

    def answer(self, query: str, media: str) -> bytes:
        """Return the results of a SELECT or ASK as a document of a standard SPARQL 1.1 result format."""
        ...

    def load(self, source: bytes | Path, graph: str, media: str = "text/turtle") -> None:
        """Add the triples of a document to a named graph; nothing is added if it cannot be read."""
        ...

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        ...

    def clear(self, graphs: Iterable[str]) -> None:
        """Remove the named graphs."""
        ...
