"""On what the powers of a unit rest: an act of law, or nothing that was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mesograph.measure.inputs import Measured, Record, number, records
from mesograph.store.protocol import Row, Table, Value

POWER = ("relation_type", "role", "power", "legal_act", "place", "relations")
COLUMNS = ("unit", *POWER, "share_without")


def legal_ground(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return unit, relation_type, role, power, legal_act, place, relations, share_without.

    First the country, then each kind of unit: all its relations and the share of them without a legal act;
    below it its powers, those without an act first.
    """
    units: dict[Value, list[Record]] = defaultdict(list)
    for row in records(table):
        units[row["unit"]].append(row)
    every = [row for powers in units.values() for row in powers]
    rows: list[Row] = [_whole(parameters.get("country"), every)] if every else []
    for unit, powers in units.items():
        rows.append(_whole(unit, powers))
        ordered = sorted(powers, key=lambda row: row["legal_act"] is not None)
        # An engine may give an empty text where no place is coded.
        rows += [(unit, *(row[c] or None for c in POWER), None) for row in ordered]
    return Measured(COLUMNS, rows)


def _whole(unit: Value, powers: list[Record]) -> Row:
    relations = sum(number(row["relations"]) for row in powers)
    without = sum(number(row["relations"]) for row in powers if row["legal_act"] is None)
    return (unit, None, None, None, None, None, int(relations), without / relations)
