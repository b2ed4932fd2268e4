"""Which units of the middle tier hold others to account and help nobody."""

from __future__ import annotations

from collections.abc import Mapping

from mesograph.measure.inputs import Measured, grouped, number
from mesograph.store.protocol import Row, Table, Value


def only_control(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return kind, tier, controls, supports, only_controls, share; last the share for the whole country.

    The share is that of the kinds that control and support nobody, among all kinds of the middle with a task.
    Source: competency question 41, after the "enforcement middle" of the Education Development Trust.
    """
    rows: list[Row] = []
    for row in grouped(table, "kind"):
        controls, supports = int(number(row["controls"])), int(number(row["supports"]))
        rows.append((row["kind"], row["tier"], controls, supports, controls > 0 and supports == 0, None))
    if rows:
        share = sum(row[4] is True for row in rows) / len(rows)
        rows.append((parameters.get("country"), None, None, None, None, share))
    return Measured(("kind", "tier", "controls", "supports", "only_controls", "share"), rows)
