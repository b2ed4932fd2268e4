"""Dependence on units alone, and what it could be if decisions that are left out were known."""

from __future__ import annotations

from itertools import product

import pytest
from found import COUNTRY, component, found, table

from mesograph.compare.bottleneck import CONCENTRATION, DEPENDENCE, LARGEST, bottleneck_figures
from mesograph.compare.figure import NOT_COUNTED, SYSTEM, Figure
from mesograph.measure.inputs import concept
from mesograph.store.protocol import Row

COLUMNS = "part owner_kind decision domain role kind resolution countable unit place wider schools"


def decision(name: str, domain: str) -> Row:
    return ("decision", None, concept("decision", name), concept("decision-domain", domain), *[None] * 8)


def rule(name: str, kind: str, how: str, countable: bool = True) -> Row:
    role, means = concept("decision-role", "decides"), concept("rule-resolution", how)
    return ("rule", "town", concept("decision", name), None, role, kind, means, countable, *[None] * 4)


def holding(owner: str, schools: int) -> Row:
    return ("holding", None, None, None, None, "town", None, None, owner, None, None, schools)


def unit(kind: str, name: str) -> Row:
    return ("unit", None, None, None, None, kind, None, None, name, None, None, None)


WORLD = (
    decision("hire", "personnel"),
    decision("pay", "personnel"),
    decision("textbook", "instruction"),
    holding("north", 3),
    holding("south", 1),
    unit("ministry", "ministry"),
    unit("town", "north"),
    unit("town", "south"),
)
# Hiring (1/4) is each town's own, textbooks (1/2) are the ministry's; pay (1/4) is not coded.
RULES = (rule("hire", "town", "owner"), rule("textbook", "ministry", "unique"))


def figures(*rows: Row) -> list[Figure]:
    return bottleneck_figures(found(cq_29=table(COLUMNS, *WORLD, *rows)))


def test_dependence_largest_and_concentration() -> None:
    found = figures(*RULES)
    # Of four schools: the ministry 2, the towns 3/4 and 1/4; together 3.
    assert component(found, "ministry", DEPENDENCE).value == pytest.approx(2 / 3)
    assert component(found, "town", DEPENDENCE).value == pytest.approx(1 / 3)
    assert component(found, SYSTEM, LARGEST).value == pytest.approx(2 / 3)
    squares = component(found, SYSTEM, CONCENTRATION)
    assert squares.value == pytest.approx((2**2 + 0.75**2 + 0.25**2) / 9)
    assert (squares.counted.inside, squares.counted.outside, squares.counted.share) == (2, 1, 0.75)


def test_no_way_to_fill_in_what_is_left_out_leaves_the_bounds() -> None:
    bounds = {name: component(figures(*RULES), SYSTEM, name).bounds for name in (LARGEST, CONCENTRATION)}
    sizes, missing = [2.0, 0.75, 0.25], 1.0
    reached: dict[str, list[float]] = {LARGEST: [], CONCENTRATION: []}
    steps = [0, 0.25, 0.5, 0.75, 1]
    for shares in product(steps, repeat=4):  # to each of the three, to many small units; the rest to none
        if sum(shares) <= missing:
            filled = [size + share for size, share in zip(sizes, shares, strict=False)]
            whole = sum(filled) + shares[3]
            reached[LARGEST].append(max(filled) / whole)
            reached[CONCENTRATION].append(sum(size**2 for size in filled) / whole**2)
    for name, values in reached.items():
        low, high = bounds[name] or (0, 0)
        assert max(values) == pytest.approx(high)
        assert min(values) >= low - 1e-12
    assert bounds[LARGEST] == pytest.approx((2 / 4, 3 / 4))


def test_other_weights_leave_domains_out() -> None:
    ministry = component(figures(*RULES), "ministry", DEPENDENCE)
    assert ministry.spread is not None
    assert (ministry.spread.low, ministry.spread.low_by) == (0, "without-instruction")
    assert (ministry.spread.high, ministry.spread.high_by) == (1, "without-personnel")


def test_where_nothing_counts_there_is_a_reason() -> None:
    (row,) = figures(rule("hire", "town", "owner", countable=False))
    assert (row.country, row.value, row.reason, row.counted.outside) == (COUNTRY, None, NOT_COUNTED, 3)
