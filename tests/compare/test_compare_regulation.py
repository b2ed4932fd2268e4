"""The mix of regulation of made-up rules, in the terms of M8."""

from __future__ import annotations

import pytest
from found import SIZES, component, found, kind, table

from mesograph.compare.figure import NOT_CODED, NOT_COUNTED, SYSTEM, Figure
from mesograph.compare.regulation import BY_PUPILS, regulation_figures
from mesograph.measure.inputs import concept, notation
from mesograph.store.protocol import Iri, Row
from mesograph.terms import MESO

TOWN, CHURCH = kind("town"), kind("church")
SUPPORT, ANSWERS = Iri(f"{MESO}Support"), Iri(f"{MESO}Accountability")


def mode(name: str) -> Iri:
    return concept("coordination-mode", name)


def regulated(*rules: Row, left_out: tuple[Row, ...] = ()) -> list[Figure]:
    return regulation_figures(
        found(
            regulation_mix=table("owner_kind relation_type category rule", *rules),
            regulation_left_out=table("owner_kind relation_type rule", *left_out),
            owner_kinds=table(SIZES, (TOWN, 30, 0, 10, 0), (CHURCH, 10, 0, 30, 0)),
        )
    )


RULES: tuple[Row, ...] = (
    (TOWN, SUPPORT, mode("market"), "a"),
    (TOWN, SUPPORT, mode("network"), "b"),
    (TOWN, SUPPORT, mode("network"), "c"),
    (CHURCH, SUPPORT, mode("market"), "a"),
)


def of(figures: list[Figure], relation: Iri) -> list[Figure]:
    return [f for f in figures if f.reading == relation]


def test_shares_per_owner_kind_with_categories_that_do_not_occur() -> None:
    figures = of(regulated(*RULES, left_out=((TOWN, SUPPORT, "d"),)), SUPPORT)
    market = component(figures, "town", "market")
    assert (market.value, market.bounds) == (pytest.approx(1 / 3), pytest.approx((1 / 4, 1 / 2)))
    hierarchy = component(figures, "town", "hierarchy")
    assert (hierarchy.value, hierarchy.bounds) == (0, (0, 0.25))


def test_a_rule_for_several_kinds_counts_once_for_the_system() -> None:
    market = component(of(regulated(*RULES), SUPPORT), SYSTEM, "market")
    assert (market.value, market.counted.inside) == (pytest.approx(1 / 3), 3)
    assert market.spread is not None
    # One third in the town, all in the church: by schools 1/2, every kind alike 2/3, by pupils 5/6.
    assert (market.spread.high, market.spread.high_by) == (pytest.approx(5 / 6), BY_PUPILS)
    network = component(of(regulated(*RULES), SUPPORT), SYSTEM, "network")
    assert network.spread is not None
    assert (network.spread.low, network.spread.low_by) == (pytest.approx(1 / 6), BY_PUPILS)


def test_nothing_coded_is_not_nought() -> None:
    figures = of(regulated(*RULES, left_out=((CHURCH, ANSWERS, "d"),)), ANSWERS)
    assert [(notation(f.group), f.value, f.reason) for f in figures] == [
        ("town", None, NOT_CODED),
        ("church", None, NOT_COUNTED),
        (SYSTEM, None, NOT_COUNTED),
    ]
