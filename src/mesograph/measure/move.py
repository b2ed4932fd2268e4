"""Which way one decision moved: the tier that decides before and after, in rungs of the ladder."""

from __future__ import annotations

from collections.abc import Mapping

from mesograph.measure.inputs import Measured, Record, notation, number, records
from mesograph.measure.ladder import RANK
from mesograph.store.protocol import Row, Table, Value


def tier_move(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return the rows of the question with `move` added: rungs from the lowest decider before to that after.

    The move stands on the rows after; it is empty where a decider on either side cannot be counted.
    """
    rows = list(records(table))
    move = _move(rows)
    columns = (*table.columns, "move")
    answer: list[Row] = [
        (*(row[c] for c in table.columns), move if str(row["moment"]).endswith("after") else None)
        for row in rows
    ]
    counted = sum(1 for row in rows if row["countable"] is True)
    return Measured(columns, answer, counted, len(rows) - counted)


def _move(rows: list[Record]) -> float | None:
    ranks: dict[str, list[int]] = {}
    for row in rows:
        if row["countable"] is not True or notation(row["tier"]) not in RANK:
            return None
        ranks.setdefault(notation(row["moment"]), []).append(RANK[notation(row["tier"])])
    if set(ranks) != {"before", "after"}:
        return None
    return number(min(ranks["after"]) - min(ranks["before"]))
