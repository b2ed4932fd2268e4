"""M8, the regulation mix: by which modes schools are supported, and in which ways they answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from mesograph.measure.inputs import Measured, records
from mesograph.store.protocol import Row, Table, Value

HYBRID_BELOW = 0.6


def is_hybrid(shares: Mapping[Value, float]) -> bool:
    """Return whether no share reaches the threshold, which is this project's own."""
    return bool(shares) and max(shares.values()) < HYBRID_BELOW


def mix(categories: Counter[Value]) -> dict[Value, float]:
    """Return the share of each category; nothing without any relation."""
    total = categories.total()
    return {name: n / total for name, n in categories.items()} if total else {}


def regulation_mix(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return owner_kind, relation_type, category, relations, share, hybrid; first for the whole country.

    Every relation has weight one; one that concerns several owner kinds counts once for the country. Source:
    measure M8 of the competency questions.
    """
    groups: dict[tuple[Value, Value], dict[Value, Value]] = defaultdict(dict)
    country = parameters.get("country")
    for row in records(table):
        for owner_kind in (country, row["owner_kind"]):
            groups[owner_kind, row["relation_type"]][row["rule"]] = row["category"]
    rows: list[Row] = []
    # A stable order by the whole country first.
    for (owner_kind, relation_type), found in sorted(groups.items(), key=lambda item: item[0][0] != country):
        counts = Counter(found.values())
        shares = mix(counts)
        rows += [
            (owner_kind, relation_type, name, counts[name], share, is_hybrid(shares))
            for name, share in sorted(shares.items(), key=lambda item: str(item[0]))
        ]
    return Measured(("owner_kind", "relation_type", "category", "relations", "share", "hybrid"), rows)
