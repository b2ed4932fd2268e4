"""Which unit a rule means for the schools of an owner: the owner, the only one, that of the territory."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from mesograph.measure.inputs import Record, concept, notation, number, records
from mesograph.store.protocol import Table, Value

SCHOOL_ITSELF = concept("rule-resolution", "school-itself")
OWNER = ("owner", "owner-organ")
BY_PLACE = ("territory", "ancestor")


@dataclass(frozen=True)
class Doer:
    """Who acts under a rule: one unit or, without `unit`, units of a kind that are not told apart.

    The latter are one per school if `each`; else nobody knows how many they are.
    """

    kind: Value
    unit: Value = None
    each: bool = False


@dataclass(frozen=True)
class Holder:
    """What an owner of a kind holds in a place; `owner` is None where no source names it.

    `schools` is None where nobody counts them; `weight` is then what the owner counts for.
    """

    kind: Value
    owner: Value
    place: Value
    schools: int | None
    weight: float


class World:
    """Units of a country on a day, the places that they serve and what owners hold, from rows by `part`.

    Parts: `holding` (kind, unit, place, schools), `unit` (kind, unit, place), `scope` (kind, unit, place),
    `wider` (place, wider), `broader` (kind, wider), `organ` (kind, wider). All other parts are the measure's.
    """

    def __init__(self, table: Table) -> None:
        parts: dict[str, list[Record]] = defaultdict(list)
        for row in records(table):
            parts[str(row["part"])].append(row)
        self.parts: Mapping[str, list[Record]] = parts
        self._broader = _lists(parts["broader"], "kind", "wider")
        self._organ = _lists(parts["organ"], "kind", "wider")
        told = (*parts["unit"], *parts["scope"], *parts["holding"])
        self._kind = {row["unit"]: row["kind"] for row in told}
        self._wider = {row["place"]: row["wider"] for row in parts["wider"]}
        self._named: dict[Value, dict[Value, Value]] = defaultdict(dict)
        for row in parts["unit"]:
            self._named[row["kind"]].setdefault(row["unit"], row["place"])
        served = _lists(parts["scope"], "unit", "place")
        self._only_place = {unit: places[0] for unit, places in served.items() if len(places) == 1}
        self._serving = self._served()
        # Schools weigh only where those of every owner are counted.
        self.counted = all(row["schools"] is not None for row in parts["holding"])
        self.holders = list(self._holders())

    def doer(self, kind: Value, resolution: Value, holder: Holder, apart: bool = False) -> Doer:
        """Return who acts for the schools of a holder under a rule that means units of a kind.

        An organ is the unit that it belongs to, or with `apart` the nearest one above that has a name.
        """
        how = notation(resolution)
        if how == "school-itself":
            return Doer(SCHOOL_ITSELF, each=True)
        if how in OWNER:
            return self._one(holder.kind, holder.owner)
        bodies = self.bodies(kind, apart)
        kind = bodies[0] if len(bodies) == 1 else kind
        if how == "unique":
            named = self._named.get(kind, {})
            return self._one(kind, next(iter(named)) if len(named) == 1 else kind)
        if how not in BY_PLACE:
            return Doer(kind)
        if holder.owner is not None and not set(bodies).isdisjoint(self._general(holder.kind)):
            # An owner of the kind meant is the one of its own territory.
            return self._one(holder.kind, holder.owner)
        found = {unit for body in bodies for unit in self._around(body, holder.place)}
        return self._one(kind, found.pop() if len(found) == 1 else None)

    def bodies(self, kind: Value, apart: bool) -> list[Value]:
        """Return the kinds whose head answers for units of a kind: itself, unless it is an organ."""
        if apart and kind in self._named:
            return [kind]
        return [root for body in self._organ.get(kind, ()) for root in self.bodies(body, apart)] or [kind]

    def kind(self, unit: Value) -> Value:
        """Return the kind of a unit that some part names, else None."""
        return self._kind.get(unit)

    def units(self, kind: Value) -> Mapping[Value, Value]:
        """Return the named units of a kind and of narrower ones, each with its place, None if not known."""
        found: dict[Value, Value] = {}
        for narrow, units in self._named.items():
            if kind in self._general(narrow):
                found |= {unit: self._place(unit, place) for unit, place in units.items()}
        return found

    def _place(self, unit: Value, place: Value) -> Value:
        return self._only_place.get(unit) if place is None else place

    def _one(self, kind: Value, unit: Value) -> Doer:
        return Doer(kind) if unit is None else Doer(self._kind.get(unit, kind), unit)

    def _served(self) -> Mapping[tuple[Value, Value], Set[Value]]:
        """Return which units of a kind, or of a narrower one, serve a place; without a scope, their own."""
        scoped = {row["unit"] for row in self.parts["scope"]}
        seated = [row for row in self.parts["unit"] if row["unit"] not in scoped]
        served: dict[tuple[Value, Value], set[Value]] = defaultdict(set)
        for row in (*self.parts["scope"], *seated):
            for kind in self._general(row["kind"]):
                served[kind, row["place"]].add(row["unit"])
        return served

    def _general(self, kind: Value) -> Iterator[Value]:
        """Yield a kind and every broader one of the country."""
        yield kind
        for wider in self._broader.get(kind, ()):
            yield from self._general(wider)

    def _around(self, kind: Value, place: Value) -> Set[Value]:
        """Return the units of a kind that serve the place, or else the nearest territory around it."""
        while place is not None:
            if found := self._serving.get((kind, place)):
                return found
            place = self._wider.get(place)
        return set()

    def _holders(self) -> Iterator[Holder]:
        if self.counted:
            for row in self.parts["holding"]:
                schools = int(number(row["schools"]))
                yield Holder(row["kind"], row["unit"], row["place"], schools, float(schools))
            return
        present = sorted({row["kind"] for row in self.parts["holding"]}, key=str)
        named: dict[Value, Mapping[Value, Value]] = {k: self._named.get(k) or {None: None} for k in present}
        # An exception weighs within its general kind, which is the broadest that holds schools.
        root = {kind: [k for k in self._general(kind) if k in named][-1] for kind in present}
        size = Counter(root[kind] for kind in present for _ in named[kind])
        for kind in present:
            for owner, place in named[kind].items():
                yield Holder(kind, owner, self._place(owner, place), None, 1 / size[root[kind]])


def _lists(rows: list[Record], key: str, value: str) -> Mapping[Value, list[Value]]:
    found: dict[Value, list[Value]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row[value])
    return found
