"""Span of control: how many units or schools stand directly under one unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import ceil
from statistics import median

from mesograph.measure.inputs import Measured, number, records
from mesograph.store.protocol import Row, Table, Value


def percentile(values: list[float], share: float) -> float:
    """Return the smallest value that at least `share` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def span_of_control(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return kind, units, median_span, p90_span, max_span over the units that have something under them."""
    spans: dict[Value, list[float]] = defaultdict(list)
    for row in records(table):
        spans[row["kind"]].append(number(row["span"]))
    rows: list[Row] = [
        (kind, len(found), median(found), percentile(found, 0.9), max(found)) for kind, found in spans.items()
    ]
    return Measured(("kind", "units", "median_span", "p90_span", "max_span"), rows)
