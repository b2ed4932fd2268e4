"""Strength of evidence of made-up relations, in the terms of M9."""

from __future__ import annotations

from found import component, found, table

from mesograph.compare.evidence import PER_TYPE, evidence_figures
from mesograph.compare.figure import NOT_CODED, NOT_COUNTED, SYSTEM, Figure
from mesograph.measure.inputs import concept, notation
from mesograph.store.protocol import Row

INPUTS = "relation_type input level root stance"


def row(kind: str, name: str, level: str, root: str = "law", stance: str = "supports") -> Row:
    return (f"x/{kind}", name, concept("evidence-level", level), root, concept("stance", stance))


def strength(rows: list[Row], *left_out: Row) -> list[Figure]:
    tables = {
        "evidence_strength": table(INPUTS, *rows),
        "relations_left_out": table("relation_type relations", *left_out),
    }
    return evidence_figures(found(**tables))


SUPPORTS = [
    row("Support", "a", "verified-law"),
    row("Support", "b", "verified-secondary"),
    row("Support", "b", "verified-secondary", "study"),
    row("Support", "b", "verified-law", "rival", "contradicts"),
]


def test_shares_are_of_what_counts_and_bounds_of_all() -> None:
    figures = strength(SUPPORTS, ("x/Support", 2))
    official = component(figures, "Support", "official-share")
    assert (official.value, official.bounds, official.counted.share) == (0.5, (0.25, 0.75), 0.5)
    assert component(figures, "Support", "single-source-share").value == 0.5
    assert component(figures, "Support", "contested-share").bounds == (0.25, 0.75)


def test_all_relations_together_and_every_type_alike() -> None:
    figures = strength([*SUPPORTS, row("Hierarchy", "c", "verified-official")])
    official = component(figures, SYSTEM, "official-share")
    assert official.value == 2 / 3
    assert official.spread is not None
    assert (official.spread.high, official.spread.high_by) == (0.75, PER_TYPE)


def test_a_type_of_which_nothing_counts_has_a_reason() -> None:
    figures = strength([], ("x/Support", 2))
    assert [(notation(f.group), f.value, f.reason) for f in figures] == [
        ("Support", None, NOT_COUNTED),
        (SYSTEM, None, NOT_COUNTED),
    ]
    assert [(f.group, f.reason) for f in strength([])] == [(SYSTEM, NOT_CODED)]
