"""How long the heads of units stay, and how often they change; who they are is not known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from statistics import median

from mesograph.measure.inputs import Measured, records
from mesograph.store.protocol import Row, Table, Value

DAYS_OF_A_YEAR = 365.25
Span = tuple[date, date]


def tenure_of_heads(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return kind, units, ended, median_days, changes, per_year; one row per kind of unit.

    `median_days` is over the periods that ended by the day; a change is a period that follows another at the
    same unit; `per_year` divides the changes by the years from a unit's first known head to the end of the
    last, or to the day. Source: competency question 49.
    """
    day = date.fromisoformat(str(parameters["day"]))
    heads: dict[Value, dict[Value, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for row in records(table):
        span = (date.fromisoformat(str(row["start"])), date.fromisoformat(str(row["until"])))
        heads[row["kind"]][row["unit"]].append(span)
    columns = ("kind", "units", "ended", "median_days", "changes", "per_year")
    return Measured(columns, [_kind(kind, list(units.values()), day) for kind, units in heads.items()])


def _kind(kind: Value, units: list[list[Span]], day: date) -> Row:
    ended = [(until - start).days for spans in units for start, until in spans if until <= day]
    changes = sum(len(spans) - 1 for spans in units)
    years = sum(_known(spans, day) for spans in units) / DAYS_OF_A_YEAR
    middle = float(median(ended)) if ended else None
    return (kind, len(units), len(ended), middle, changes, changes / years if years else None)


def _known(spans: list[Span], day: date) -> int:
    """Return the days from the first known head of a unit to the end of the last, or to the day."""
    return (min(day, max(until for _, until in spans)) - min(start for start, _ in spans)).days
