"""Mandates without the means to fulfil them: money, information, support."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from mesograph.measure.inputs import Measured, Record, notation, records
from mesograph.measure.kin import Wider, same_hand, wider_kinds
from mesograph.store.protocol import Row, Table, Value

MEANS = ("funds", "information", "support")
COLUMNS = ("sector", "unit", "decision", "mandates", "unfunded", "uninformed", "unsupported", "share")


def mandates_without_means(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return sector, unit, decision, mandates, unfunded, uninformed, unsupported, share.

    Each sector begins with its mandates, how many lack each of the means, and the share that lacks all three;
    below it stand these mandates. The means are three features of the RISE systems framework (finance,
    information, support).
    """
    wider = wider_kinds(table)
    sectors: dict[Value, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for row in records(table):
        if row["sector"]:
            sectors[row["sector"]][str(row["part"])].append(row)
    rows = [row for sector in sorted(sectors, key=str) for row in _rows(sector, sectors[sector], wider)]
    return Measured(COLUMNS, rows)


def _rows(sector: Value, parts: Mapping[str, list[Record]], wider: Wider) -> Iterator[Row]:
    mandates = {(m["agent"], m["decision"]): m for m in parts.get("mandate", [])}
    if not mandates:
        return
    lacking = {pair: _lacking(m, parts, wider) for pair, m in mandates.items()}
    bare = [pair for pair, missing in lacking.items() if len(missing) == len(MEANS)]
    each = [sum(means in missing for missing in lacking.values()) for means in MEANS]
    yield (sector, None, None, len(mandates), *each, len(bare) / len(mandates))
    for pair in sorted(bare, key=str):
        yield (sector, *pair, None, None, None, None, None)


def _lacking(mandate: Record, parts: Mapping[str, list[Record]], wider: Wider) -> set[str]:
    """Return the means that a mandate lacks."""
    missing = {means for means in MEANS[1:] if not _reached(mandate, parts.get(means, []), wider)}
    if all(row["decision"] != mandate["decision"] for row in parts.get("funds", [])):
        missing.add("funds")
    return missing


def _reached(mandate: Record, helped: list[Record], wider: Wider) -> bool:
    """Tell whether help reaches the unit; what reaches a school reaches whoever decides in it."""
    at_school = notation(mandate["tier"]) == "school"
    return any(
        same_hand(mandate, row, wider) or (at_school and notation(row["tier"]) == "school") for row in helped
    )
