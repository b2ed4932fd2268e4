"""Which open relations rest on sources that nobody has read for a while."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from mesograph.measure.inputs import Measured, grouped, number
from mesograph.store.protocol import Row, Table, Value


def months_before(day: date, months: int) -> date:
    """Return the same day of an earlier month, or the last day of that month if it is shorter."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def staleness(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return relation_type, open, unread, oldest, stale, share; the share is of the relations ever read.

    Stale is what was last read before the day that many months ago. Source: competency question 54.
    """
    months = int(number(parameters["months"]))
    limit = months_before(date.fromisoformat(str(parameters["day"])), months).isoformat()
    days: dict[Value, dict[str, int]] = defaultdict(dict)
    for row in grouped(table, "relation_type"):
        days[row["relation_type"]][str(row["read"] or "")] = int(number(row["relations"]))
    rows: list[Row] = []
    for relation_type, found in days.items():
        unread, total = found.get("", 0), sum(found.values())
        stale = sum(n for read, n in found.items() if read and read < limit)
        oldest = min((read for read in found if read), default=None)
        share = stale / (total - unread) if total > unread else None
        rows.append((relation_type, total, unread, oldest, stale, share))
    return Measured(("relation_type", "open", "unread", "oldest", "stale", "share"), rows)
