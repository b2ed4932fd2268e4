"""Which places the units of a kind serve, and whether their territories cut across official ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from statistics import median

from mesograph.measure.inputs import Measured, records
from mesograph.store.protocol import Row, Table, Value

COLUMNS = (
    "kind",
    "units",
    "places",
    "median_places",
    "shared_places",
    "level",
    "units_across",
    "units_cutting",
)


@dataclass(frozen=True)
class Map:
    """Territories around each place, by level and without the country, and the smallest places in each."""

    around: Mapping[Value, list[tuple[Value, Value]]]
    inside: Mapping[Value, Set[Value]]


def map_of(pairs: Mapping[Value, list[tuple[Value, Value]]], country: Value) -> Map:
    """Return the map from places and the territories right above them, each with its level."""
    around = {place: list(_climb(place, pairs, country)) for place in pairs}
    parents = {wider for found in pairs.values() for wider, _ in found}
    inside: dict[Value, set[Value]] = defaultdict(set)
    for place in around.keys() - parents:
        for _, wider in around[place]:
            inside[wider].add(place)
    return Map(around, inside)


def _climb(
    place: Value, pairs: Mapping[Value, list[tuple[Value, Value]]], country: Value
) -> Iterator[tuple[Value, Value]]:
    for wider, level in pairs.get(place, ()):
        if wider != country:
            yield level, wider
            yield from _climb(wider, pairs, country)


def crossings(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return kind, units, places, median_places, shared_places, level, units_across, units_cutting.

    One row per kind and level of territories above the places that it serves; one without level where nothing
    lies between the places and the country. A unit is across if it reaches into two territories of the level
    or more, and it cuts if it serves only a part of one of these.
    """
    pairs: dict[Value, list[tuple[Value, Value]]] = defaultdict(list)
    served: dict[Value, dict[Value, set[Value]]] = defaultdict(lambda: defaultdict(set))
    for row in records(table):
        if row["part"] == "place":
            pairs[row["place"]].append((row["wider"], row["level"]))
        else:
            served[row["kind"]][row["unit"]].add(row["place"])
    known = map_of(pairs, parameters.get("country"))
    return Measured(COLUMNS, [row for kind, units in served.items() for row in _rows(kind, units, known)])


def _rows(kind: Value, units: Mapping[Value, set[Value]], known: Map) -> Iterator[Row]:
    times = Counter(place for places in units.values() for place in places)
    shared = sum(1 for number in times.values() if number > 1)
    told = (kind, len(units), len(times), median(map(len, units.values())), shared)
    across: dict[Value, list[int]] = defaultdict(lambda: [0, 0])
    for places in units.values():
        reached: dict[Value, set[Value]] = defaultdict(set)
        for place in places:
            for level, wider in known.around.get(place, ()):
                reached[level].add(wider)
        for level, found in reached.items():
            several = len(found) > 1
            across[level][0] += several
            across[level][1] += several and any(known.inside[wider] - places for wider in found)
    for level in sorted(across, key=str):
        yield (*told, level, *across[level])
    if not across:
        yield (*told, None, None, None)
