"""M9, evidence strength: what the inputs of a figure rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mesograph.measure.inputs import Measured, Record, notation, records
from mesograph.store.protocol import Row, Table, Value

AUTHORITATIVE = ("verified-law", "verified-official")


@dataclass
class Ground:
    """What one input rests on: the levels of the evidence for it, its independent sources, a rival source."""

    levels: set[str] = field(default_factory=set)
    roots: set[Value] = field(default_factory=set)
    contested: bool = False


@dataclass(frozen=True)
class Strength:
    """M9 of a figure: its inputs, those read in law or official documents, on one source, contested."""

    inputs: int
    official: int
    single: int
    contested: int

    @property
    def official_share(self) -> float | None:
        """Return the share of inputs read in law or in an official document; None without input."""
        return self.official / self.inputs if self.inputs else None

    @property
    def single_share(self) -> float | None:
        """Return the share of inputs on exactly one independent source; None without input."""
        return self.single / self.inputs if self.inputs else None


def strength(grounds: Iterable[Ground]) -> Strength:
    """Return the evidence strength of a figure from what each of its inputs rests on."""
    found = list(grounds)
    return Strength(
        len(found),
        sum(bool(g.levels & {*AUTHORITATIVE}) for g in found),
        sum(len(g.roots) == 1 for g in found),
        sum(g.contested for g in found),
    )


def grounds(rows: Iterable[Record]) -> dict[Value, Ground]:
    """Return what each input rests on, from rows with input, level, root and stance.

    `root` is the source, or the one that it derives from: what derives from one source is one source.
    """
    found: dict[Value, Ground] = defaultdict(Ground)
    for row in rows:
        ground = found[row["input"]]
        if notation(row["stance"]) == "contradicts" or notation(row["level"]) == "contested":
            ground.contested = True
        if notation(row["stance"]) != "contradicts":
            ground.levels.add(notation(row["level"]))
            ground.roots.add(row["root"])
    return found


def evidence_strength(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return relation_type, inputs, official, single, contested; last the whole figure (M9).

    `official` and `single` are shares of the inputs, `contested` is their number. Source: measure M9 of the
    competency questions.
    """
    by_type: dict[Value, list[Record]] = defaultdict(list)
    for row in records(table):
        by_type[row["relation_type"]].append(row)
    rows = [_row(name, strength(grounds(found).values())) for name, found in by_type.items()]
    if rows:
        every = strength(grounds(records(table)).values())
        rows.append(_row(parameters.get("country"), every))
    return Measured(("relation_type", "inputs", "official", "single", "contested"), rows)


def _row(name: Value, found: Strength) -> Row:
    return (name, found.inputs, found.official_share, found.single_share, found.contested)
