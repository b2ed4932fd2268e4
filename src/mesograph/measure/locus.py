"""M1, the locus profile: which tier decides, after the OECD indicator on the locus of decision making."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from mesograph.measure.inputs import Measured, Record, notation, records
from mesograph.measure.ladder import TIERS, tier
from mesograph.store.protocol import Row, Table, Value

Profile = Mapping[str, Mapping[str, float]]
"""Decision to tier to share; the shares of one decision sum to 1."""


def weights(domain_of: Mapping[str, str]) -> dict[str, float]:
    """Return a weight per decision: equal weight per domain, equal within a domain; the sum is 1.

    Source: OECD, Education at a Glance 2018, indicator D6 (four domains); the equal weights are recalled.
    """
    sizes = Counter(domain_of.values())
    return {decision: 1 / len(sizes) / sizes[domain] for decision, domain in domain_of.items()}


def locus(profile: Profile, weight: Mapping[str, float]) -> dict[str, float]:
    """Return the share of decision mass per tier, over the decisions of `profile`; the sum is 1 or 0."""
    total = sum(weight[d] for d in profile)
    return {
        t: sum(weight[d] * p.get(t, 0.0) for d, p in profile.items()) / total if total else 0.0 for t in TIERS
    }


def equal_shares(tiers: set[str]) -> dict[str, float]:
    """Return the profile of one decision: tiers that decide together share it equally."""
    return {t: 1 / len(tiers) for t in sorted(tiers)}


def profile_of(rows: list[tuple[str, str, bool]]) -> dict[str, dict[str, float]]:
    """Return the profile from (decision, tier, countable) rows.

    A decision with one decider that cannot be counted is left out whole: dropping a remembered co-decider
    would invent a move.
    """
    tiers: dict[str, set[str]] = defaultdict(set)
    uncounted = {decision for decision, _, countable in rows if not countable}
    for decision, where, _ in rows:
        if decision not in uncounted and where in TIERS:
            tiers[decision].add(where)
    return {decision: equal_shares(found) for decision, found in tiers.items()}


def locus_profile(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return sector, tier, share, share_alone: the share of mass, and of it that of decisions of one tier.

    What `share_alone` leaves to 1 within a sector is the OECD's class of 2017 *multiple levels*. A sector
    without a decision that counts has no row. Coverage is in pairs of sector and decision.
    """
    by_sector: dict[Value, list[Record]] = defaultdict(list)
    for row in records(table):
        by_sector[row["sector"]].append(row)
    rows: list[Row] = []
    counted = total = 0
    for sector, found in by_sector.items():
        weight = weights({notation(r["decision"]): notation(r["domain"]) for r in found})
        profile = profile_of(
            [
                (notation(r["decision"]), notation(r["tier"]), r["countable"] is True)
                for r in found
                if r["tier"]
            ]
        )
        counted, total = counted + len(profile), total + len(weight)
        rows += [(sector, *row) for row in _shares(profile, weight)]
    return Measured(("sector", "tier", "share", "share_alone"), rows, counted, total - counted)


def _shares(profile: Profile, weight: Mapping[str, float]) -> list[Row]:
    alone = {d: p for d, p in profile.items() if len(p) == 1}
    total = sum(weight[d] for d in profile)
    kept = sum(weight[d] for d in alone)
    share, single = locus(profile, weight), locus(alone, weight)
    factor = kept / total if total else 0.0
    return [(tier(t), share[t], single[t] * factor) for t in reversed(TIERS)] if profile else []
