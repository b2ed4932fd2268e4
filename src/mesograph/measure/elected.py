"""Schools whose owner voters can remove: who is elected, and how many schools that concerns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mesograph.measure.inputs import Measured, Record, number, records
from mesograph.store.protocol import Row, Table, Value


def elected_control(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return day, owner_kind, elected, schools, share: owner kinds, then the elected of the day together.

    `share` is that of the schools of the day; both are empty where the schools of a kind are unknown, and the
    row of the whole country then is left out.
    """
    days: dict[Value, list[Record]] = defaultdict(list)
    for row in records(table):
        days[row["day"]].append(row)
    rows: list[Row] = []
    for day, found in days.items():
        unknown = any(r["gaps"] for r in found)
        total = sum(number(r["schools"]) for r in found)
        for row in found:
            schools = None if row["gaps"] else int(number(row["schools"]))
            share = None if unknown or not total else number(row["schools"]) / total
            rows.append((day, row["owner_kind"], row["elected"], schools, share))
        if total and not unknown:
            held = int(sum(number(r["schools"]) for r in found if r["elected"] is True))
            rows.append((day, parameters.get("country"), True, held, held / total))
    return Measured(("day", "owner_kind", "elected", "schools", "share"), rows)
