"""The deciders of several sectors on one day, sorted out by sector, as the questions on sectors give them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from mesograph.measure.inputs import notation, records
from mesograph.measure.locus import Profile, locus, profile_of, weights
from mesograph.store.protocol import Table


@dataclass(frozen=True)
class Sectors:
    """The decisions asked for with their domains, and the profile of every sector over those it can count."""

    domain: Mapping[str, str]
    profile: Mapping[str, Profile]

    @property
    def weight(self) -> dict[str, float]:
        """Return the weight of every decision asked for; the sum is 1."""
        return weights(dict(self.domain))

    def share(self, profile: Profile) -> dict[str, float]:
        """Return the share of the mass of these decisions per tier; the sum is 1, or 0 without a decision."""
        return locus(profile, self.weight)


def profiles(table: Table) -> Sectors:
    """Return the profiles from rows with `part`: `decision`, `sector` and `decider`.

    A sector without a decider that counts has an empty profile.
    """
    domain: dict[str, str] = {}
    deciders: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for row in records(table):
        if row["part"] == "decision":
            domain[notation(row["decision"])] = notation(row["domain"])
        elif row["part"] == "sector":
            deciders[notation(row["sector"])] += []
        else:
            found = (notation(row["decision"]), notation(row["tier"]), row["countable"] is True)
            deciders[notation(row["sector"])].append(found)
    asked = {
        sector: {d: p for d, p in profile_of(rows).items() if d in domain}
        for sector, rows in sorted(deciders.items())
    }
    return Sectors(domain, asked)
