"""The rules of several sectors on one day, sorted out by what each row of a question says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from mesograph.measure.inputs import Record, notation, records
from mesograph.measure.locus import Profile, locus, profile_of, weights
from mesograph.store.protocol import Table


@dataclass(frozen=True)
class Sectors:
    """The decisions asked for with their domains, the sectors, and the rows about each pair of them."""

    domain: Mapping[str, str]
    names: list[str]
    found: Mapping[tuple[str, str, str], list[Record]]

    @property
    def weight(self) -> dict[str, float]:
        """Return the weight of every decision asked for; the sum is 1."""
        return weights(dict(self.domain))

    @property
    def pairs(self) -> int:
        """Return how many pairs of sector and decision the question asks about."""
        return len(self.names) * len(self.domain)

    def rows(self, part: str, sector: str, decision: str) -> list[Record]:
        """Return the rows of a part on one decision in one sector."""
        return self.found.get((part, sector, decision), [])

    def counted(self, parts: tuple[str, ...], sector: str) -> dict[str, list[Record]]:
        """Return decision to rows of these parts, for decisions of which every such row counts.

        A decision with one row that cannot be counted is left out whole, as in the locus profile.
        """
        found = {d: [r for p in parts for r in self.rows(p, sector, d)] for d in sorted(self.domain)}
        return {d: rows for d, rows in found.items() if rows and all(r["countable"] is True for r in rows)}

    def profile(self, sector: str) -> Profile:
        """Return the tiers that share each decision of a sector; empty without a decider that counts."""
        return profile_of(
            [
                (decision, notation(row["tier"]), row["countable"] is True)
                for decision in self.domain
                for row in self.rows("decider", sector, decision)
            ]
        )

    def mean(self, values: Mapping[str, float]) -> float | None:
        """Return the mean of values by decision, weighted as in the locus profile; None without a value."""
        weight = self.weight
        total = sum(weight[d] for d in values)
        return sum(weight[d] * value for d, value in values.items()) / total if values else None

    def share(self, profile: Profile) -> dict[str, float]:
        """Return the share of the mass of these decisions per tier; the sum is 1, or 0 without a decision."""
        return locus(profile, self.weight)


def sort_sectors(table: Table) -> Sectors:
    """Return what rows say by their `part`: a `decision` and its domain, a `sector`, or one of both."""
    domain: dict[str, str] = {}
    names: set[str] = set()
    found: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for row in records(table):
        part = str(row["part"])
        if part == "decision":
            domain[notation(row["decision"])] = notation(row["domain"])
        elif part == "sector":
            names.add(notation(row["sector"]))
        elif row["sector"]:
            found[part, notation(row["sector"]), notation(row["decision"])].append(row)
    return Sectors(domain, sorted(names), found)
