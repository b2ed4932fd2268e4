"""The mix of regulation in several countries: M8, modes of support and types of accountability."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from mesograph.compare.figure import SYSTEM, Counted, Figure, figures, nothing
from mesograph.compare.owners import sizes, whole_system
from mesograph.compare.piece import Found
from mesograph.measure.inputs import concept, number, records
from mesograph.measure.sensitivity import AS_DEFINED
from mesograph.store.protocol import Value

MODES = ("market", "hierarchy", "network", "mixed")
TYPES = ("regulatory", "performance-based", "professional", "market", "political", "social")
SUPPORT, ACCOUNTABILITY = "support", "accountability"
PER_UNIT_KIND = "per-unit-kind"


def regulation_figures(found: Found) -> list[Figure]:
    """Return the shares of the modes of support, then those of the types of accountability."""
    return [*_support(found), *_accountability(found)]


def _support(found: Found) -> list[Figure]:
    """Return the shares of the modes among the supports of each owner kind, and of the whole system."""
    modes: dict[Value, dict[Value, float]] = defaultdict(dict)
    for row in records(found.table("cq-34")):
        modes[row["owner_kind"]][row["mode"]] = number(row["supports"])
    left_out: dict[Value, float] = defaultdict(float)
    for row in records(found.table("supports-left-out")):
        if row["part"] == "support":
            left_out[row["owner_kind"]] += number(row["rules"])
    known = sizes(found.table("owner-kinds"))
    rows = []
    for kind in known.kinds:
        counted = Counted.plainly(sum(modes[kind].values()), left_out[kind], "relations")
        shares = _shares(modes[kind], [concept("coordination-mode", mode) for mode in MODES])
        rows += figures(found.country, kind, {AS_DEFINED: shares} if shares else {}, counted)
    return [replace(row, reading=SUPPORT) for row in (*rows, *whole_system(found.country, rows, known))]


def _accountability(found: Found) -> list[Figure]:
    """Return the shares of the types among those to whom each kind of the middle answers, and of all."""
    types: dict[Value, Counter[Value]] = defaultdict(Counter)
    for row in records(found.table("cq-42")):
        if row["type"] is not None:
            types[row["accountable"]][row["type"]] += 1
    left_out = Counter(row["accountable"] for row in records(found.table("accountability-left-out")))
    names: list[Value] = [concept("accountability-type", name) for name in TYPES]
    rows: list[Figure] = []
    each = []
    for kind in sorted({*types, *left_out}, key=str):
        counted = Counted.plainly(types[kind].total(), left_out[kind], "relations")
        shares = _shares(types[kind], names)
        each += [shares] if shares else []
        rows += figures(found.country, kind, {AS_DEFINED: shares} if shares else {}, counted)
    every = sum(types.values(), Counter[Value]())
    counted = Counted.plainly(every.total(), left_out.total(), "relations")
    if not each:
        rows.append(nothing(found.country, SYSTEM, counted))
    else:
        mean = {name: sum(shares[name] for shares in each) / len(each) for name in names}
        values = {AS_DEFINED: _shares(every, names), PER_UNIT_KIND: mean}
        rows += figures(found.country, SYSTEM, values, counted)
    return [replace(row, reading=ACCOUNTABILITY) for row in rows]


def _shares(amounts: Mapping[Value, float], names: list[Value]) -> dict[Value, float]:
    """Return the share of each name, also of those that do not occur; nothing without any amount."""
    total = sum(amounts.values())
    return {name: amounts.get(name, 0.0) / total for name in names} if total else {}
