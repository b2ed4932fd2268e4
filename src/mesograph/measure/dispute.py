"""Where sources disagree: the records a dispute touches, and the sources on either side of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mesograph.measure.inputs import Measured, Record, notation, records
from mesograph.store.protocol import Row, Table, Value

CONTRADICTS = "contradicts"


@dataclass
class Dispute:
    """One point of a dispute: the sources for and against each record that it touches."""

    supporting: dict[Value, set[Value]] = field(default_factory=lambda: defaultdict(set))
    contradicting: dict[Value, set[Value]] = field(default_factory=lambda: defaultdict(set))

    def add(self, row: Record) -> None:
        """Take a row in; of a contradiction only its own two sources speak against anything."""
        own = row["part"] != "contradiction" or row["source"] in (row["first"], row["second"])
        if row["thing"] is not None:
            self.supporting[row["thing"]] |= set() if _against(row) else {row["source"]}
            self.contradicting[row["thing"]] |= {row["source"]} if _against(row) and own else set()

    @property
    def against(self) -> set[Value]:
        """Return the sources that speak against some record."""
        return _union(self.contradicting.values())

    @property
    def held(self) -> set[Value]:
        """Return the sources that speak for some record and not also against it."""
        return _union(self.supporting[thing] - self.contradicting[thing] for thing in self.supporting)


def _against(row: Record) -> bool:
    return notation(row["stance"]) == CONTRADICTS


def _union(sets: Iterable[set[Value]]) -> set[Value]:
    return set[Value]().union(*sets)


def disagreements(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return topic, claim, things, supporting, contradicting: numbers of records and of sources.

    A source on both sides of one record counts against it. A reform that is read in one way is no dispute.
    """
    found: dict[tuple[str, Value, Value], Dispute] = defaultdict(Dispute)
    readings: dict[Value, list[Dispute]] = defaultdict(list)
    for row in records(table):
        key = (str(row["part"]), row["topic"], row["claim"])
        if row["part"] == "reading" and key not in found:
            readings[row["topic"]].append(found[key])
        found[key].add(row)
    rows: list[Row] = []
    for (part, topic, claim), dispute in found.items():
        if part != "reading":
            rows.append(_row(topic, claim, dispute, dispute.against))
        elif len(readings[topic]) > 1:
            rivals = _union(d.held for d in readings[topic] if d is not dispute)
            rows.append(_row(topic, claim, dispute, dispute.against | (rivals - dispute.held)))
    return Measured(("topic", "claim", "things", "supporting", "contradicting"), rows)


def _row(topic: Value, claim: Value, dispute: Dispute, against: set[Value]) -> Row:
    if not dispute.supporting:
        return (topic, claim, 0, None, None)
    return (topic, claim, len(dispute.supporting), len(dispute.held), len(against))
