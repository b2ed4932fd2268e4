"""Rows and blocks of a comparison's chart: equal groups share a row, related components a block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from mesograph import lang
from mesograph.compare.figure import Figure
from mesograph.compare.render import group, name
from mesograph.compare.run import Comparison
from mesograph.store.protocol import Iri, Value

Key = tuple[Iri, Value, Value]
"""Country, reading and group."""


def key(figure: Figure) -> Key:
    """Return what a figure is about, but for its component."""
    return figure.country, figure.reading, figure.group


def related(figures: Iterable[Figure], components: list[Value]) -> list[list[Value]]:
    """Return the components in sets: two are together if some group has a value of both."""
    having: dict[Key, set[Value]] = defaultdict(set)
    for f in figures:
        if f.component in components and f.value is not None:
            having[key(f)].add(f.component)
    sets: list[set[Value]] = []
    for together in having.values():
        joined = [s for s in sets if s & together]
        sets = [*(s for s in sets if s not in joined), together.union(*joined)]
    return [[c for c in components if c in s] for s in sets]


def same_rows(figures: Iterable[Figure]) -> list[list[Key]]:
    """Return the groups of each country and reading that have the same values, bounds and spreads."""
    seen: dict[Key, list[object]] = defaultdict(list)
    for f in figures:
        ends = (f.spread.low, f.spread.high) if f.spread else None
        seen[key(f)].append((f.component, f.value, f.bounds, ends, f.reason))
    alike: dict[tuple[object, ...], list[Key]] = defaultdict(list)
    for found, row in seen.items():
        alike[(found[0], found[1], tuple(row))].append(found)
    return list(alike.values())


def row_names(comparison: Comparison, *, countries: bool = False) -> dict[Key, str]:
    """Return the name of the row of each group, in the order of the rows; groups that share one share it."""
    names = {key(f): group(comparison, f) or "–" for f in comparison.figures}
    if countries:
        names = {k: f"{name(comparison, k[0])}: {text}" for k, text in names.items()}
    found: dict[Key, str] = {}
    for keys in same_rows(comparison.figures):
        text = _first(names, keys)
        if len(keys) > 1:
            text = lang.text("compare-more", comparison.language, None, name=text, number=len(keys) - 1)
        found |= dict.fromkeys(keys, text)
    return found


def shared(comparison: Comparison) -> list[str]:
    """Return, for the caption, which groups share a row: the one that is named, then the others."""
    names = {key(f): name(comparison, f.group) for f in comparison.figures}
    lines = []
    for keys in same_rows(comparison.figures):
        if len(keys) > 1:
            first = _first(names, keys)
            others = [names[k] for k in keys if names[k] != first]
            lines.append(f"{first} = {', '.join(others)}")
    return list(dict.fromkeys(lines))


def _first(names: dict[Key, str], keys: list[Key]) -> str:
    """Return the shortest name: that of the general regime where others depart from it."""
    return min((names[k] for k in keys), key=len)
