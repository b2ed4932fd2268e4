"""M4, fragmentation of ownership, and how many owners are too small to staff support of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from mesograph.measure.inputs import Measured
from mesograph.measure.ownership import owners_by_group
from mesograph.store.protocol import Row, Table, Value

FRAGMENTATION = (
    "territory",
    "sector",
    "owners",
    "schools",
    "per_hundred",
    "effective_owners",
    "median_schools",
    "single_share",
)
SMALL = (
    "territory",
    "sector",
    "fewer_than",
    "owners",
    "small_owners",
    "owner_share",
    "schools",
    "school_share",
)
SIZES = (5, 10, 20)


def concentration(sizes: Sequence[float]) -> float:
    """Return the sum of squared shares (Herfindahl and Hirschman): 1 for one owner, 1/n for n equal ones."""
    whole = sum(sizes)
    return sum((size / whole) ** 2 for size in sizes)


def owners_per_hundred(sizes: Sequence[float]) -> float:
    """Return 100 times owners over their schools, from 0 to 100."""
    return 100 * len(sizes) / sum(sizes)


def fragmentation(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return territory, sector, owners, schools, per_hundred, effective_owners, median_schools, single_share.

    The measures are over the schools whose owner is named; they are empty where there is none.
    `single_share` is the share of those schools whose owner has no other.
    """
    rows: list[Row] = []
    for (territory, sector), owners in owners_by_group(table, parameters).items():
        measures: tuple[Value, ...] = (None, None, None, None)
        if sizes := owners.sizes:
            single = sum(1 for size in sizes if size == 1) / sum(sizes)
            measures = (owners_per_hundred(sizes), 1 / concentration(sizes), median(sizes), single)
        rows.append((territory, sector, owners.number, owners.all_schools, *measures))
    return Measured(FRAGMENTATION, rows)


def small_owners(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return territory, sector, fewer_than, owners, small_owners, owner_share, schools, school_share.

    One row per limit of 5, 10 and 20 schools; shares are of the owners and schools that are counted. Empty
    where nobody counts the schools of the owners.
    """
    rows: list[Row] = []
    for (territory, sector), owners in owners_by_group(table, parameters).items():
        for limit in SIZES if owners.sizes else (None,):
            rows.append((territory, sector, limit, owners.number, *_below(owners.sizes, limit)))
    return Measured(SMALL, rows)


def _below(sizes: Sequence[int], limit: int | None) -> tuple[Value, ...]:
    """Return owners below a limit, their share, their schools and the share of these."""
    if limit is None:
        return (None, None, None, None)
    small = [size for size in sizes if size < limit]
    return (len(small), len(small) / len(sizes), sum(small), sum(small) / sum(sizes))
