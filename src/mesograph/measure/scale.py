"""How many schools one public owner runs, and how that changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import log10
from statistics import median

from mesograph.measure.inputs import Measured, number, records
from mesograph.store.protocol import Row, Table, Value


def ownership_scale(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return day, owners, schools, median_schools, log10_ratio (of the median to that of the first day)."""
    sizes: dict[str, list[float]] = defaultdict(list)
    for row in records(table):
        sizes[str(row["day"])].append(number(row["schools"]))
    rows: list[Row] = []
    first = 0.0
    for day in sorted(sizes):
        middle = median(sizes[day])
        first = first or middle
        ratio = log10(middle / first) if rows else None
        rows.append((day, len(sizes[day]), int(sum(sizes[day])), middle, ratio))
    return Measured(("day", "owners", "schools", "median_schools", "log10_ratio"), rows)
