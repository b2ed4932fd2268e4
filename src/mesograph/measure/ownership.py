"""Who owns how many schools on a day, per territory and sector, as the questions on ownership give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from mesograph.measure.inputs import Record, number, records
from mesograph.store.protocol import Table, Value


@dataclass
class Owners:
    """The owners of one sector in one territory.

    `schools` are those of each owner that a source names; `unnamed` counts the schools of all others;
    `known` are owners whose schools nobody counts.
    """

    schools: dict[Value, int] = field(default_factory=lambda: defaultdict(int))
    unnamed: int = 0
    known: set[Value] = field(default_factory=set)

    @property
    def number(self) -> int | None:
        """Return how many owners are known, or None where no source names one."""
        return len(self.schools) or len(self.known) or None

    @property
    def all_schools(self) -> int | None:
        """Return how many schools there are, or None where nobody counts them."""
        return sum(self.schools.values()) + self.unnamed or None

    @property
    def sizes(self) -> list[int]:
        """Return the schools of each named owner; empty where schools are not counted."""
        return list(self.schools.values())


Group = tuple[Value, Value]
"""Territory and sector."""


def owners_by_group(table: Table, parameters: Mapping[str, Value]) -> dict[Group, Owners]:
    """Return owners per territory and sector, in order, the country last.

    Rows have a `part`: `holding` (kind, owner, place, schools; all but the kind may be missing), `owner`
    (kind, owner, place), `sector` (kind, sector) and, where regions are asked for, `place` (place, region).
    """
    parts: dict[str, list[Record]] = defaultdict(list)
    for row in records(table):
        parts[str(row["part"])].append(row)
    sector = {row["kind"]: row["sector"] for row in parts["sector"]}
    region = {row["place"]: row["region"] for row in parts["place"]}
    country = parameters.get("country")
    found: dict[Group, Owners] = defaultdict(Owners)
    for row in _holders(parts):
        for territory in (region.get(row["place"]), country):
            if territory is not None:
                _add(found[territory, sector.get(row["kind"])], row)
    ranked = sorted(found, key=lambda group: (group[0] == country, *map(str, group)))
    return {group: found[group] for group in ranked}


def _holders(parts: Mapping[str, list[Record]]) -> list[Record]:
    """Return what is held; where nobody counts the schools of a kind, the owners of that kind themselves."""
    uncounted = {row["kind"] for row in parts["holding"] if row["schools"] is None}
    named = [row for row in parts["owner"] if row["kind"] in uncounted]
    present = uncounted - {row["kind"] for row in named}
    bare = [row for row in parts["holding"] if row["schools"] is not None or row["kind"] in present]
    return [*bare, *named]


def _add(owners: Owners, row: Record) -> None:
    if row["schools"] is None:
        owners.known |= {row["owner"]} - {None}
    elif row["owner"] is None:
        owners.unnamed += int(number(row["schools"]))
    else:
        owners.schools[row["owner"]] += int(number(row["schools"]))
