"""What support reaches the schools of each owner kind: M7, the missing middle, and support for a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mesograph.measure.inputs import Measured, Record, grouped, number
from mesograph.store.protocol import Row, Table, Value

ROLES = ("support", "collaboration", "accountability", "alignment")


class Owned(NamedTuple):
    """Schools of one owner kind, None if nobody counted them, and whether a statement is true of them all.

    `true` is None where what is known does not tell.
    """

    schools: int | None
    true: bool | None

    @property
    def affected(self) -> int | None:
        """Return the number of schools of which the statement is true; None if it is not known."""
        if self.true is None or (self.true and self.schools is None):
            return None
        return self.schools if self.true else 0


def share_of_schools(owned: Sequence[Owned]) -> float | None:
    """Return the share of the schools of which the statement is true, among those of which it is known.

    Where the schools of an owner kind are not counted, the share is known only if all owner kinds agree.
    None without any owner kind of which the statement is known.
    """
    told = [o for o in owned if o.true is not None]
    if len({o.true for o in told}) == 1:
        return float(told[0].true is True)
    if not told or any(o.schools is None for o in told):
        return None
    total = sum(o.schools or 0 for o in told)
    return sum(o.schools or 0 for o in told if o.true) / total if total else None


def schools_of(row: Record) -> int | None:
    """Return the schools of a row, None where some holding of the owner kind has no number."""
    return None if number(row["gaps"]) else int(number(row["schools"]))


def total_of(numbers: Sequence[int | None]) -> int | None:
    """Return the sum, None if a part of it is not known or there is no part."""
    known = [n for n in numbers if n is not None]
    return sum(known) if known and len(known) == len(numbers) else None


def missing_middle(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return owner_kind, schools, providers, missing, rate and the four roles; last the whole country.

    `rate` is M7, the missing-middle rate: the share of schools without permanent pedagogical support from a
    unit of the middle tier. Source: competency question 33; the pedagogical types of support are listed in
    the query. An owner kind to whose schools no pedagogical support is coded has no rate and does not enter
    that of the country, which has none where the schools left out cannot be counted.
    """
    rows: list[Row] = []
    owned = []
    for row in grouped(table, "owner_kind"):
        coded = number(row["coded"]) > 0
        found = Owned(schools_of(row), number(row["providers"]) == 0 if coded else None)
        owned.append(found)
        # Where nothing is coded, nought would say that nobody helps.
        providers, *roles = (int(number(row[n])) if coded else None for n in ("providers", *ROLES))
        rate = float(providers == 0) if coded else None
        rows.append((row["owner_kind"], found.schools, providers, found.affected, rate, *roles))
    if rows:
        rows.append(_country(parameters, owned))
    return Measured(("owner_kind", "schools", "providers", "missing", "rate", *ROLES), rows)


def _country(parameters: Mapping[str, Value], owned: Sequence[Owned]) -> Row:
    country, roles = parameters.get("country"), [None] * len(ROLES)
    told = [o for o in owned if o.true is not None]
    if len(told) < len(owned) and any(o.schools is None for o in owned):
        return (country, None, None, None, None, *roles)
    schools, missing = total_of([o.schools for o in told]), total_of([o.affected for o in told])
    return (country, schools, None, missing, share_of_schools(owned), *roles)


def time_limited_only(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return owner_kind, schools, permanent, time_limited, only_limited, share; last the whole country.

    `share` is that of the schools with support that have none without a planned end. Source: competency
    question 36. An owner kind without any counted support has no share.
    """
    rows: list[Row] = []
    owned = []
    for row in grouped(table, "owner_kind"):
        permanent, limited = int(number(row["permanent"])), int(number(row["limited"]))
        only = permanent == 0 if permanent + limited else None
        found = Owned(schools_of(row), only)
        owned.append(found)
        share = None if only is None else float(only)
        rows.append((row["owner_kind"], found.schools, permanent, limited, found.affected, share))
    if rows:
        told = [o for o in owned if o.true is not None]
        schools, only_limited = total_of([o.schools for o in told]), total_of([o.affected for o in told])
        country = parameters.get("country")
        rows.append((country, schools, None, None, only_limited, share_of_schools(owned)))
    return Measured(("owner_kind", "schools", "permanent", "time_limited", "only_limited", "share"), rows)
