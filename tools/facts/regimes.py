"""Which school sectors a row speaks of, whose schools they are, and which kind acts in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from tools.facts.model import Model


class Regimes:
    """The sectors of a country: their owner kinds, their kind of school, and who a fact id means there."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.rows = {r["sector"]: r for r in model.facts.crosswalk("regimes")}

    @cached_property
    def _meanings(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.model.facts.crosswalk("sectors"):
            found[row["fact_sector"]].append(row["sector"])
        return found

    @cached_property
    def _agents(self) -> dict[tuple[str, str], str]:
        return {(r["unit"], r["sector"]): r["kind"] for r in self.model.facts.crosswalk("agents")}

    def sectors(self, said: str) -> list[str]:
        """Return the sectors that a sector of the facts stands for; one that is not listed is itself."""
        return self._meanings.get(said) or [said]

    def agent(self, unit: str, sector: str) -> str:
        """Return the fact id of the kind that a unit of the facts means in a sector."""
        return self._agents.get((unit, sector), unit)

    def grouped(self, sectors: Iterable[str], *units: str) -> dict[tuple[str, ...], list[str]]:
        """Return the sectors by the kinds that the units mean there: one rule each."""
        groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for sector in sectors:
            groups[tuple(self.agent(unit, sector) for unit in units)].append(sector)
        return groups

    def owner_kinds(self, sectors: Iterable[str]) -> list[str]:
        """Return the IRIs of the kinds that own the schools of the sectors."""
        return [self.model.kind(k) for s in sectors for k in self._row(s)["owner_kinds"].split(";")]

    def school_kind(self, sectors: Iterable[str]) -> str:
        """Return the IRI of the kind of school that the sectors share, else that of every school."""
        kinds = {self._row(s)["school_kind"] for s in sectors}
        return self.model.kind(kinds.pop() if len(kinds) == 1 else self.model.facts.settings["school_kind"])

    def _row(self, sector: str) -> dict[str, str]:
        if sector not in self.rows:
            raise SystemExit(f"no regime for the sector {sector}")
        return self.rows[sector]


def concepts(sectors: Iterable[str]) -> list[str]:
    """Return the concepts of sectors."""
    return [f"school-sector:{s}" for s in sectors]
