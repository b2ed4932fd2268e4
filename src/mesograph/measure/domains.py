"""M1 within each domain: which tier decides on teaching, structures, staff and money."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mesograph.measure.inputs import Measured, concept
from mesograph.measure.ladder import TIERS, tier
from mesograph.measure.locus import Profile
from mesograph.measure.sectors import Sectors, sort_sectors
from mesograph.store.protocol import Row, Table, Value

COLUMNS = ("sector", "domain", "tier", "decisions", "share", "share_alone")


def locus_by_domain(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return sector, domain, tier, decisions, share, share_alone; shares of one sector and domain sum to 1.

    `decisions` are those counted in the domain; `share_alone` is that of decisions no other tier shares.
    Coverage is in pairs of sector and decision.
    """
    found = sort_sectors(table)
    profiles = {sector: found.profile(sector) for sector in found.names}
    rows = [
        row
        for sector, profile in profiles.items()
        for domain in sorted(set(found.domain.values()))
        for row in _rows(found, sector, domain, profile)
    ]
    counted = sum(map(len, profiles.values()))
    return Measured(COLUMNS, rows, counted, found.pairs - counted)


def _rows(found: Sectors, sector: str, domain: str, profile: Profile) -> Iterator[Row]:
    inside = {d: p for d, p in profile.items() if found.domain[d] == domain}
    alone = {d: p for d, p in inside.items() if len(p) == 1}
    key = (concept("school-sector", sector), concept("decision-domain", domain))
    if not inside:
        yield (*key, None, 0, None, None)
        return
    share, single = found.share(inside), found.share(alone)
    for t in reversed(TIERS):
        if share[t]:
            # Decisions of one domain weigh the same, so the part of those taken alone is their number.
            yield (*key, tier(t), len(inside), share[t], single[t] * len(alone) / len(inside))
