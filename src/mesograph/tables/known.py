"""What the shipped data already say: described nodes, names of territories, and the calendar of transfers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mesograph.store import Store
from mesograph.tables.derived import Names, fold

_PREFIXES = """PREFIX meso: <https://w3id.org/mesograph/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_DESCRIBED = """SELECT DISTINCT ?node WHERE {
  { ?node meso:unitKind ?kind } UNION { ?node meso:sourceKind ?kind } UNION { ?node a meso:Territory }
  UNION { ?node skos:inScheme <https://w3id.org/mesograph/code/unit-kind> }
}"""
_KINDS = """SELECT ?unit ?kind WHERE { ?unit meso:unitKind ?kind MINUS { ?unit a meso:School } }"""
_NAMES = """SELECT ?around ?name ?code WHERE {
  ?place a meso:Territory ; meso:withinTerritory ?around ; skos:prefLabel ?name ; meso:officialCode ?code .
}"""
_PLACES = """SELECT ?place (SAMPLE(?label) AS ?name)
WHERE { ?place a meso:Territory ; skos:prefLabel ?label . FILTER(LANG(?label) = "es") } GROUP BY ?place"""
_TRANSFERS = """SELECT ?transfer ?territory ?unit ?on ?precision ?status ?evidence WHERE {
  ?transfer a meso:Transfer ; meso:territory ?territory ; org:resultingOrganization ?unit ; meso:onDate ?on ;
            meso:fromPrecision ?precision ; meso:normativeStatus ?status .
  ?unit meso:unitKind <KIND> .
  OPTIONAL { ?transfer meso:evidence ?evidence }
} ORDER BY ?transfer ?evidence"""
CODE = "https://w3id.org/mesograph/code/"
FACT = CODE + "normative-status/de-jure"


@dataclass(frozen=True, slots=True)
class Transfer:
    """The schools of a territory pass to `unit` on a date: a fact, or only announced."""

    iri: str
    unit: str
    on: str
    precision: str
    fact: bool
    evidence: tuple[str, ...]


@dataclass
class Known:
    """The part of the shipped data that an import builds on; empty for a country without any."""

    described: frozenset[str] = frozenset()
    places: Mapping[str, str] = field(default_factory=dict)
    transfers: Mapping[str, Transfer] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    names: Names = field(default_factory=dict)


def known(store: Store, calendar_kind: str | None, names: bool = False) -> Known:
    """Return what `store` knows.

    `calendar_kind` is the kind of the units that schools pass to, if any do; with `names` also the codes of
    places by the territory around them and their folded name, in whatever language they are named.
    """
    described = frozenset(str(row[0]) for row in store.select(_PREFIXES + _DESCRIBED).rows)
    places = {str(place): str(name) for place, name in store.select(_PREFIXES + _PLACES).rows}
    kinds = {str(u): str(k).rsplit("/", 1)[1] for u, k in store.select(_PREFIXES + _KINDS).rows}
    transfers = _transfers(store, calendar_kind) if calendar_kind else {}
    return Known(described, places, transfers, kinds, _names(store) if names else {})


def _names(store: Store) -> Names:
    found: dict[tuple[str, str], set[str]] = {}
    for around, name, code in store.select(_PREFIXES + _NAMES).rows:
        found.setdefault((str(around), fold(str(name))), set()).add(str(code))
    return {key: frozenset(codes) for key, codes in found.items()}


def _transfers(store: Store, kind: str) -> dict[str, Transfer]:
    """Return territory to its transfer: a fact before an announcement, then the latest date."""
    rows = store.select(_PREFIXES + _TRANSFERS.replace("KIND", f"{CODE}unit-kind/{kind}")).rows
    evidence: dict[str, list[str]] = {}
    for row in rows:
        evidence.setdefault(str(row[0]), []).extend([str(row[6])] if row[6] else [])
    found: dict[str, Transfer] = {}
    for iri, territory, unit, on, precision, status, _ in rows:
        transfer = Transfer(
            str(iri),
            str(unit),
            str(on),
            str(precision).rsplit("/", 1)[1],
            status == FACT,
            tuple(evidence[str(iri)]),
        )
        rival = found.get(str(territory))
        if rival is None or (transfer.fact, transfer.on) > (rival.fact, rival.on):
            found[str(territory)] = transfer
    return found
