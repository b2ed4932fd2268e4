"""Queries over a store, with the prefixes of the repository."""

from __future__ import annotations

from mesograph.ask.prefixes import with_prefixes
from mesograph.store import Row, Store


class Asked:
    """Answers to queries over the shipped data, with the prefixes of the repository."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def rows(self, query: str) -> list[Row]:
        return self.store.select(with_prefixes(query)).rows

    def column(self, query: str) -> list[str]:
        return [str(row[0]) for row in self.rows(query)]

    def count(self, pattern: str) -> int:
        """Return the number of distinct ?x that match."""
        return int(str(self.rows(f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}")[0][0]))
