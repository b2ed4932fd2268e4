"""How far a figure depends on the weights that were chosen: the same measure under other weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mesograph.measure.locus import weights

AS_DEFINED = "as-defined"
PER_DECISION = "per-decision"


@dataclass(frozen=True)
class Spread:
    """The range of a figure over weightings, and the names of those that give its two ends."""

    low: float
    high: float
    low_by: str
    high_by: str


def spread(values: Mapping[str, float | None]) -> Spread | None:
    """Return the range over weighting to value; None unless two weightings give a value.

    Where several weightings give an end, the first of them is named.
    """
    known = {name: value for name, value in values.items() if value is not None}
    if len(known) < 2:
        return None
    low, high = min(known, key=lambda n: known[n]), max(known, key=lambda n: known[n])
    return Spread(known[low], known[high], low, high)


def decision_weightings(domain_of: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Return weightings of decisions by name; in each the weights sum to 1.

    `as-defined` weighs domains equally, as M1 and M2 do; `per-decision` weighs every decision equally, so
    that a domain with many decisions counts more; `without-<domain>` leaves one domain out.
    """
    if not domain_of:
        return {}
    found = {AS_DEFINED: weights(domain_of), PER_DECISION: dict.fromkeys(domain_of, 1 / len(domain_of))}
    for domain in sorted(set(domain_of.values())):
        rest = {decision: d for decision, d in domain_of.items() if d != domain}
        if rest:
            found[f"without-{domain}"] = weights(rest)
    return found
