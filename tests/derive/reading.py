"""Reading derived facts: holdings on a day, with the last part of IRIs for a name."""

from __future__ import annotations

from collections.abc import Callable

from mesograph.store import Store

PREFIXES = """PREFIX meso: <https://w3id.org/mesograph/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
Row = tuple[object, ...]
Derived = Callable[[str], Store]


def rows(store: Store, query: str) -> list[Row]:
    """Return rows with IRIs cut to their last part."""
    return [tuple(_short(v) for v in row) for row in store.select(PREFIXES + query).rows]


def _short(value: object) -> object:
    return value.rsplit("/", 1)[1] if isinstance(value, str) and "://" in value else value


def holdings(store: Store, day: str, place: str = "") -> list[Row]:
    """Return kind, owner, place, schools, pupils of what is held on a day, in one place if given."""
    found = rows(
        store,
        f"""SELECT ?kind ?owner ?place ?schools ?pupils WHERE {{
          ?holding a meso:OwnershipCount ; meso:ownerKind ?kind ; meso:territory ?place ;
            meso:schools ?schools ; meso:validFrom ?from ; meso:until ?until ; meso:countable true .
          OPTIONAL {{ ?holding meso:owner ?owner }}
          OPTIONAL {{ ?holding meso:pupils ?pupils }}
          FILTER(?from <= "{day}"^^xsd:date && ?until > "{day}"^^xsd:date)
        }} ORDER BY ?place ?kind ?owner""",
    )
    return [row for row in found if place in ("", row[2])]
