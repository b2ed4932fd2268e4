"""Other weights of decisions, and the range of a value over them."""

from __future__ import annotations

import pytest

from mesograph.measure.sensitivity import AS_DEFINED, PER_DECISION, Spread, decision_weightings, spread

DOMAINS = {"hire": "personnel", "pay": "personnel", "fire": "personnel", "textbook": "instruction"}


def test_domains_or_decisions_weigh_the_same_or_one_domain_is_left_out() -> None:
    assert decision_weightings(DOMAINS) == {
        AS_DEFINED: {"hire": 1 / 6, "pay": 1 / 6, "fire": 1 / 6, "textbook": 1 / 2},
        PER_DECISION: dict.fromkeys(DOMAINS, 1 / 4),
        "without-instruction": pytest.approx({"hire": 1 / 3, "pay": 1 / 3, "fire": 1 / 3}),
        "without-personnel": {"textbook": 1},
    }


def test_the_only_domain_is_not_left_out() -> None:
    assert set(decision_weightings({"hire": "personnel"})) == {AS_DEFINED, PER_DECISION}
    assert decision_weightings({}) == {}


def test_a_spread_names_the_weightings_of_its_ends() -> None:
    values = {"as-defined": 0.4, "per-decision": 0.6, "without-x": 0.1, "without-y": 0.6, "without-z": None}
    assert spread(values) == Spread(0.1, 0.6, "without-x", "per-decision")


def test_one_weighting_gives_no_spread() -> None:
    assert spread({"as-defined": 0.4, "per-decision": None}) is None
    assert spread({}) is None
