"""M3, authority-support coupling: how much support comes from a unit that can also sanction or dismiss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mesograph.measure.inputs import Measured, number, records
from mesograph.store.protocol import Row, Table, Value


def coupled_share(support: list[tuple[Value, float]], sanctioners: set[Value]) -> float | None:
    """Return the weight of support by units that can sanction over all support; None without support."""
    total = sum(weight for _, weight in support)
    return sum(weight for unit, weight in support if unit in sanctioners) / total if total else None


def coupling(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return owner_kind, schools, supports, coupling per owner kind, and last the mean weighted by schools.

    0 means help and penalty are apart, 1 that they are in one hand. Empty where no support is coded.
    """
    support: dict[Value, list[tuple[Value, float]]] = defaultdict(list)
    sanctioners: dict[Value, set[Value]] = defaultdict(set)
    schools: dict[Value, float] = {}
    for row in records(table):
        if row["part"] == "support":
            support[row["owner_kind"]].append((row["unit"], number(row["supports"])))
        elif row["part"] == "sanction":
            sanctioners[row["owner_kind"]].add(row["unit"])
        else:
            schools[row["owner_kind"]] = number(row["schools"])
    rows: list[Row] = []
    for kind, count in schools.items():
        supports = int(sum(w for _, w in support[kind]))
        rows.append((kind, int(count), supports, coupled_share(support[kind], sanctioners[kind])))
    known = [(number(r[1]), number(r[3])) for r in rows if r[3] is not None]
    reached = sum(n for n, _ in known)
    if reached:
        rows.append(
            (
                parameters.get("country"),
                int(sum(schools.values())),
                None,
                sum(n * c for n, c in known) / reached,
            )
        )
    undefined = sum(schools.values()) - reached
    return Measured(("owner_kind", "schools", "supports", "coupling"), rows, reached, undefined)
