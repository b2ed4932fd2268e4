"""The queries of a comparison with what they returned: all that a measure is computed from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mesograph.ask.labels import short
from mesograph.store.protocol import Iri, Table

COVERAGE = "coverage-of-"


@dataclass(frozen=True)
class Piece:
    """One query as it ran for one country, parameters filled in, and its rows.

    `name` is a question (`cq-13`), its coverage (`coverage-of-cq-13`) or a query of
    `queries/measures` or `queries/compare`.
    """

    country: Iri
    name: str
    query: str
    table: Table

    @property
    def code(self) -> str:
        """Return a name that no other piece of the comparison has, fit for a file."""
        return f"{short(self.country).lower()}-{self.name}"


class Found:
    """The pieces of one country."""

    def __init__(self, country: Iri, pieces: Iterable[Piece]) -> None:
        self.country = country
        self.pieces = [piece for piece in pieces if piece.country == country]

    def table(self, name: str) -> Table:
        """Return the rows of the piece of a name."""
        (piece,) = [piece for piece in self.pieces if piece.name == name]
        return piece.table
