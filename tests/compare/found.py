"""What the queries of a measure found, made by hand."""

from __future__ import annotations

from mesograph.compare.figure import Figure
from mesograph.compare.piece import Found, Piece
from mesograph.measure.inputs import concept, notation
from mesograph.store.protocol import Iri, Row, Table, Value

COUNTRY = Iri("https://w3id.org/mesograph/id/xx/territory/XX")
SIZES = "owner_kind schools schools_gaps pupils pupils_gaps"


def found(**tables: Table) -> Found:
    """Return the pieces of one country; `cq_35` stands for the name `cq-35`."""
    return Found(
        COUNTRY, [Piece(COUNTRY, name.replace("_", "-"), "", table) for name, table in tables.items()]
    )


def table(columns: str, *rows: Row) -> Table:
    return Table(tuple(columns.split()), list(rows))


def kind(name: str) -> Iri:
    return concept("unit-kind", name)


def by_group(figures: list[Figure]) -> dict[str, Figure]:
    """Return figures of a measure with one component by the notation of their group."""
    return {notation(figure.group): figure for figure in figures}


def component(figures: list[Figure], group: Value, name: str) -> Figure:
    """Return the one figure of a group and component."""
    (one,) = [f for f in figures if notation(f.group) == group and notation(f.component) == name]
    return one
