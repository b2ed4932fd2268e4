"""Companion of M2: decision mass that passes from elected to appointed control."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mesograph.measure.inputs import Measured, concept, notation, records
from mesograph.measure.locus import weights
from mesograph.measure.regimes import sort_out
from mesograph.store.protocol import Row, Table, Value

ELECTED = "elected-local-government"
APPOINTED = ("autonomous-agency", "deconcentrated-from")


def control_shares(controls: list[str]) -> dict[str, float]:
    """Return the share of one decision per kind of control; deciders share it equally."""
    return {c: controls.count(c) / len(controls) for c in set(controls)}


def control_shift(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return decision, domain, moved (share of mass), and last a row for the whole country.

    Source of the measure: competency question 16; `moved` is the smaller of what elected control lost and
    what appointed control gained, times the weight of the decision over the counted weight.
    """
    inputs = sort_out(table)
    weight = weights(inputs.domain)
    deciders = _controls(table)
    rows: list[Row] = []
    counted: dict[str, float] = {}
    for predecessor, successor in sorted(set(inputs.successions)):
        for decision in sorted(inputs.domain):
            before = deciders.get(("before", predecessor, decision), {})
            after = deciders.get(("after", successor, decision), {})
            if before and after:
                counted[decision] = _moved(before, after)
    total = sum(weight[d] for d in counted)
    for decision, moved in counted.items():
        if moved:
            domain = concept("decision-domain", inputs.domain[decision])
            rows.append((concept("decision", decision), domain, weight[decision] * moved / total))
    if counted:
        rows.append((parameters.get("country"), None, sum(weight[d] * m for d, m in counted.items()) / total))
    return Measured(("decision", "domain", "moved"), rows, len(counted), len(weight) - len(counted))


def _moved(before: Mapping[str, float], after: Mapping[str, float]) -> float:
    lost = before.get(ELECTED, 0.0) - after.get(ELECTED, 0.0)
    gained = sum(after.get(c, 0.0) - before.get(c, 0.0) for c in APPOINTED)
    return max(0.0, min(lost, gained))


def _controls(table: Table) -> dict[tuple[str, str, str], dict[str, float]]:
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    uncounted = set()
    for row in records(table):
        part = str(row["part"])
        if part.startswith("decider-"):
            key = (part[8:], notation(row["sector"]), notation(row["decision"]))
            found[key].append(notation(row["control"]))
            if row["countable"] is not True:
                uncounted.add(key)
    return {key: control_shares(controls) for key, controls in found.items() if key not in uncounted}
