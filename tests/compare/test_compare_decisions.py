"""Locus and rescaling of the hand-computed cases, with bounds and other weights."""

from __future__ import annotations

import pytest
from found import component, found, table
from tests.measure.made import decider, decision, rescaling_table, size, succession

from mesograph.compare.decisions import BY_SCHOOLS, locus_figures, rescaling_figures
from mesograph.compare.figure import NOT_CODED, NOT_COUNTED, Figure
from mesograph.measure.inputs import concept, notation
from mesograph.store.protocol import Row, Value

SAME = concept("rescaling-reading", "sector")
DOMAINS = {
    "hire": "personnel",
    "pay": "personnel",
    "textbook": "instruction",
    "close": "planning",
    "budget": "resources",
}


def rows(sector: str, *deciders: tuple[str, str, bool]) -> list[Row]:
    """Return rows as cq-02 gives them: every decision, with its deciders or without."""
    named = {d for d, _, _ in deciders}
    empty = [(d, None, None) for d in DOMAINS if d not in named]
    return [
        (
            concept("school-sector", sector),
            concept("decision", d),
            concept("decision-domain", DOMAINS[d]),
            concept("tier", tier) if tier else None,
            countable,
        )
        for d, tier, countable in [*deciders, *empty]
    ]


def test_locus_has_bounds_by_the_weight_that_is_counted() -> None:
    # Hiring (1/8), textbooks (1/4) and the budget (1/4) count; pay rests on a memory, closing is not coded.
    coded = rows(
        "public",
        ("hire", "meso-local", True),
        ("pay", "national", False),
        ("textbook", "school", True),
        ("textbook", "national", True),
        ("budget", "meso-local", True),
    )
    figures = locus_figures(found(cq_02=table("sector decision domain tier countable", *coded)))
    local = component(figures, "public", "meso-local")
    assert (local.counted.inside, local.counted.outside, local.counted.share) == (3, 2, 0.625)
    assert local.value == pytest.approx(0.375 / 0.625)
    assert local.bounds == pytest.approx((0.375, 0.75))
    assert component(figures, "public", "meso-regional").bounds == pytest.approx((0, 0.375))


def test_locus_under_other_weights() -> None:
    coded = rows(
        "public", ("hire", "meso-local", True), ("textbook", "school", True), ("budget", "school", True)
    )
    figures = locus_figures(found(cq_02=table("sector decision domain tier countable", *coded)))
    spread = component(figures, "public", "meso-local").spread
    # As defined 0.125 of 0.625; every decision alike 1 of 3; without personnel nothing.
    assert spread is not None
    assert (spread.low, spread.low_by) == (0, "without-personnel")
    assert (spread.high, spread.high_by) == (pytest.approx(1 / 3), "per-decision")


def test_a_sector_without_counted_deciders_has_a_reason_and_no_zero() -> None:
    coded = [*rows("remembered", ("hire", "national", False)), *rows("blank")]
    figures = locus_figures(found(cq_02=table("sector decision domain tier countable", *coded)))
    told = {notation(f.group): (f.component, f.value, f.bounds, f.reason) for f in figures}
    assert told == {
        "remembered": (None, None, None, NOT_COUNTED),
        "blank": (None, None, None, NOT_CODED),
    }


def moved() -> list[dict[str, Value]]:
    """Hiring passes to the service, with half of the pupils and a quarter of the schools."""
    return [
        decision("hire", "personnel"),
        decision("textbook", "instruction"),
        decision("close", "planning"),
        decider("before", "old", "hire", "meso-local"),
        decider("before", "old", "textbook", "school"),
        decider("after", "new", "hire", "meso-intermediate"),
        decider("after", "new", "textbook", "school"),
        decider("after", "old", "hire", "meso-local"),
        decider("after", "old", "textbook", "school"),
        succession("old", "new"),
        size("before", "old", 80, 200),
        size("after", "old", 60, 100),
        size("after", "new", 20, 100),
    ]


def vector(*parts: dict[str, Value]) -> dict[tuple[str, str], Figure]:
    """Return the figures by reading and component."""
    figures = rescaling_figures(found(cq_13=rescaling_table(*parts)))
    return {(notation(f.reading), notation(f.component)): f for f in figures if f.reading != SAME}


def test_rescaling_of_the_regime_has_bounds() -> None:
    figures = vector(*moved())
    up = figures["regime", "up"]
    assert (notation(up.group), up.value, up.counted.inside, up.counted.outside) == ("new", 0.5, 2, 1)
    assert up.bounds == pytest.approx((1 / 3, 2 / 3))
    # A third of the weight could move by four rungs either way.
    assert figures["regime", "mean-shift"].bounds == pytest.approx((1 / 3 - 4 / 3, 1 / 3 + 4 / 3))


def test_the_system_is_also_weighted_by_schools() -> None:
    up = vector(*moved())["system", "up"]
    assert up.value == pytest.approx(0.25)
    # Without personnel nothing moves; by schools a quarter of hiring does, half of it by pupils.
    assert up.spread is not None
    assert (up.spread.low_by, up.spread.high_by) == ("without-personnel", "without-instruction")
    hiring = [p for p in moved() if p.get("decision") != concept("decision", "textbook")]
    only = vector(*hiring)["system", "up"]
    assert only.spread is not None
    assert (only.value, only.spread.low, only.spread.low_by) == (0.5, 0.25, BY_SCHOOLS)
