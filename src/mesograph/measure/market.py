"""How concentrated the market of support is, and how long those who buy and sell stay together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from mesograph.measure.inputs import Measured, records
from mesograph.store.protocol import Row, Table, Value

TWO_YEARS = 2
Span = tuple[date, date]


def concentration(sizes: Iterable[float]) -> float | None:
    """Return the Herfindahl-Hirschman index, the sum of squared shares, from 0 to 1; None of nothing."""
    found = list(sizes)
    total = sum(found)
    return sum((size / total) ** 2 for size in found) if total else None


def days_together(spans: Iterable[Span], day: date) -> int:
    """Return the days up to `day` on which one of the half-open spans holds; none is counted twice."""
    total, reached = 0, date.min
    for start, until in sorted((start, min(until, day)) for start, until in spans):
        begin = max(start, reached)
        if until > begin:
            total += (until - begin).days
            reached = until
    return total


def two_years_from(start: date) -> int:
    """Return the days of two years that begin on a day; 29 February ends with the month."""
    last = 28 if (start.month, start.day) == (2, 29) else start.day
    return (date(start.year + TWO_YEARS, start.month, last) - start).days


def provider_market(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return programme, providers, clients, hhi, effective, pairs, lasting; one row per programme.

    `hhi` is over clients per provider on the day, `effective` its inverse; `pairs` are those of all contracts
    begun by the day, `lasting` the share of them that add up to more than two years. Source: competency
    question 40.
    """
    day = date.fromisoformat(str(parameters["day"]))
    spans: dict[Value, dict[tuple[Value, Value], list[Span]]] = defaultdict(lambda: defaultdict(list))
    for row in records(table):
        span = (date.fromisoformat(str(row["start"])), date.fromisoformat(str(row["until"])))
        spans[row["programme"]][row["provider"], row["client"]].append(span)
    columns = ("programme", "providers", "clients", "hhi", "effective", "pairs", "lasting")
    return Measured(columns, [_market(programme, pairs, day) for programme, pairs in spans.items()])


def _market(programme: Value, pairs: Mapping[tuple[Value, Value], list[Span]], day: date) -> Row:
    clients: dict[Value, set[Value]] = defaultdict(set)
    for (provider, client), spans in pairs.items():
        if any(start <= day < until for start, until in spans):
            clients[provider].add(client)
    hhi = concentration(float(len(found)) for found in clients.values())
    lasting = sum(days_together(s, day) > two_years_from(min(s)[0]) for s in pairs.values())
    served = len(set().union(*clients.values())) if clients else 0
    effective = 1 / hhi if hhi else None
    return (programme, len(clients), served, hhi, effective, len(pairs), lasting / len(pairs))
