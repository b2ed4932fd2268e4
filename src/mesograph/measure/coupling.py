"""M3, authority-support coupling: how much support comes from a unit that can also sanction or dismiss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mesograph.measure.inputs import Measured, number, records
from mesograph.store.protocol import Row, Table, Value

COLUMNS = ("owner_kind", "schools", "supports", "coupling")


def coupled_share(support: list[tuple[Value, float]], sanctioners: set[Value]) -> float | None:
    """Return the weight of support by units that can sanction over all support; None without support."""
    total = sum(weight for _, weight in support)
    return sum(weight for unit, weight in support if unit in sanctioners) / total if total else None


def coupling(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return owner_kind, schools, supports, coupling per owner kind, and last the mean weighted by schools.

    0 means help and penalty are apart, 1 that they are in one hand. Empty where no support is coded. Where
    the schools of one owner kind are unknown, each weighs one, and coverage counts owner kinds.
    """
    support: dict[Value, list[tuple[Value, float]]] = defaultdict(list)
    sanctioners: dict[Value, set[Value]] = defaultdict(set)
    schools: dict[Value, float | None] = {}
    for row in records(table):
        if row["part"] == "support":
            support[row["owner_kind"]].append((row["unit"], number(row["supports"])))
        elif row["part"] == "sanction":
            sanctioners[row["owner_kind"]].add(row["unit"])
        else:
            schools[row["owner_kind"]] = None if row["gaps"] else number(row["schools"])
    rows: list[Row] = []
    for kind, count in schools.items():
        supports = int(sum(w for _, w in support[kind]))
        size = None if count is None else int(count)
        rows.append((kind, size, supports, coupled_share(support[kind], sanctioners[kind])))
    return _with_mean(rows, parameters.get("country"))


def _with_mean(rows: list[Row], country: Value) -> Measured:
    """Return the rows with the mean of the country last, and its coverage."""
    unknown = any(row[1] is None for row in rows)
    weights = [1.0 if unknown else number(row[1]) for row in rows]
    known = [(w, number(row[3])) for w, row in zip(weights, rows, strict=True) if row[3] is not None]
    reached = sum(w for w, _ in known)
    answer = list(rows)
    if reached:
        total = None if unknown else int(sum(weights))
        answer.append((country, total, None, sum(w * c for w, c in known) / reached))
    unit = "owner-kinds" if unknown else "schools"
    return Measured(COLUMNS, answer, reached, sum(weights) - reached, unit)
