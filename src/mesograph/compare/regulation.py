"""The mix of regulation in several countries: M8, modes of support and types of accountability."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from mesograph.compare.figure import SYSTEM, Counted, Figure, figures
from mesograph.compare.owners import PER_OWNER_KIND, sizes
from mesograph.compare.piece import Found
from mesograph.measure.inputs import concept, records
from mesograph.measure.regulation import mix
from mesograph.measure.sensitivity import AS_DEFINED
from mesograph.store.protocol import Iri, Table, Value
from mesograph.terms import MESO

CATEGORIES: Mapping[Value, tuple[Iri, ...]] = {
    Iri(f"{MESO}Support"): tuple(
        concept("coordination-mode", mode) for mode in ("market", "hierarchy", "network", "mixed")
    ),
    Iri(f"{MESO}Accountability"): tuple(
        concept("accountability-type", name)
        for name in ("regulatory", "performance-based", "professional", "market", "political", "social")
    ),
}
"""The categories of each kind of relation, also those that do not occur: their share is 0."""
BY_SCHOOLS, BY_PUPILS = "by-schools", "by-pupils"
Rules = Mapping[Value, Mapping[Value, Value]]
"""Owner kind to rule to category; under `SYSTEM` every rule once."""


def regulation_figures(found: Found) -> list[Figure]:
    """Return the shares of the categories for every owner kind that holds schools, and for all rules."""
    known = sizes(found.table("owner-kinds"))
    rows: list[Figure] = []
    for relation, categories in CATEGORIES.items():
        rules = _rules(found.table("regulation-mix"), relation)
        left_out = _rules(found.table("regulation-left-out"), relation)
        counts = {kind: Counter(rules.get(kind, {}).values()) for kind in (*known.kinds, SYSTEM)}
        shares = {kind: _shares(own, categories) for kind, own in counts.items()}
        weightings = {BY_SCHOOLS: known.schools, BY_PUPILS: known.pupils}
        weightings[PER_OWNER_KIND] = dict.fromkeys(known.kinds, 1.0)
        for kind, own in shares.items():
            counted = Counted.plainly(len(rules.get(kind, {})), len(left_out.get(kind, {})), "relations")
            values = {AS_DEFINED: own}
            if kind == SYSTEM:
                values |= {name: _mean(shares, weight) for name, weight in weightings.items() if weight}
            rows += figures(found.country, kind, values, counted, reading=relation)
    return rows


def _rules(table: Table, relation: Value) -> Rules:
    found: dict[Value, dict[Value, Value]] = defaultdict(dict)
    for row in records(table):
        if row["relation_type"] == relation:
            for kind in (row["owner_kind"], SYSTEM):
                found[kind][row["rule"]] = row.get("category")
    return found


def _shares(counts: Counter[Value], categories: tuple[Iri, ...]) -> dict[Value, float]:
    found = mix(counts)
    return {name: found.get(name, 0.0) for name in categories} if found else {}


def _mean(shares: Mapping[Value, Mapping[Value, float]], weight: Mapping[Value, float]) -> dict[Value, float]:
    """Return the mean over the owner kinds that have any relation."""
    told = [(weight.get(kind, 0.0), own) for kind, own in shares.items() if kind != SYSTEM and own]
    total = sum(size for size, _ in told)
    names = {name for _, own in told for name in own}
    return {name: sum(size * own[name] for size, own in told) / total for name in names} if total else {}
