"""Strength of evidence and mix of regulation of made-up relations."""

from __future__ import annotations

import pytest
from found import COUNTRY, SIZES, component, found, kind, table

from mesograph.compare.evidence import PER_TYPE, evidence_figures
from mesograph.compare.figure import NO_SIZES, NOT_CODED, NOT_COUNTED, SYSTEM, Figure
from mesograph.compare.regulation import ACCOUNTABILITY, PER_UNIT_KIND, SUPPORT, regulation_figures
from mesograph.measure.inputs import concept, notation
from mesograph.store import Store
from mesograph.store.protocol import Iri, Row

EVIDENCE = "relation_type countable relations verified single contested"


def strength(*rows: Row) -> list[Figure]:
    return evidence_figures(found(evidence_of_relations=table(EVIDENCE, *rows)))


def test_shares_are_of_what_counts_and_bounds_of_all() -> None:
    figures = strength(("x/Support", True, 6, 3, 6, 0), ("x/Support", False, 2, 2, 2, 0))
    verified = component(figures, "Support", "verified-share")
    # The two that do not count are verified, but not yet law: they could turn out either way.
    assert (verified.value, verified.bounds, verified.counted.share) == (0.5, (0.375, 0.625), 0.75)
    assert component(figures, "Support", "contested-share").bounds == (0, 0.25)


def test_all_relations_together_and_every_type_alike() -> None:
    figures = strength(("x/Support", True, 6, 3, 6, 1), ("x/Hierarchy", True, 2, 2, 0, 0))
    verified = component(figures, SYSTEM, "verified-share")
    assert verified.value == 5 / 8
    assert verified.spread is not None
    assert (verified.spread.high, verified.spread.high_by) == (0.75, PER_TYPE)
    assert component(figures, SYSTEM, "single-source-share").value == 6 / 8


def test_a_type_of_which_nothing_counts_has_a_reason() -> None:
    figures = strength(("x/Support", False, 2, 0, 2, 0))
    assert [(notation(f.group), f.value, f.reason) for f in figures] == [
        ("Support", None, NOT_COUNTED),
        (SYSTEM, None, NOT_COUNTED),
    ]
    assert [(f.group, f.reason) for f in strength()] == [(SYSTEM, NOT_CODED)]


def test_the_query_leaves_out_rivals_copies_and_derived_sources() -> None:
    from mesograph.compare.gather import beside
    from mesograph.store.embedded import EmbeddedStore

    store: Store = EmbeddedStore()
    store.load(WORLD.encode(), "https://w3id.org/mesograph/graph/data/xx")
    rows = store.select(beside("evidence-of-relations").replace("cl/territory/CL", "xx/territory/XX")).rows
    support = Iri("https://w3id.org/mesograph/ns#Support")
    # Two counted: one with law, a rival and two sources of one origin, one with two sources; one on memory.
    assert rows == [(support, False, 1, 0, 1, 0), (support, True, 2, 1, 1, 1)]


WORLD = f"""@prefix meso: <https://w3id.org/mesograph/ns#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix l: <https://w3id.org/mesograph/code/evidence-level/> .
@prefix s: <https://w3id.org/mesograph/code/stance/> .
@prefix : <http://x/> .
:one a meso:Support , meso:Rule ; meso:country <{COUNTRY}> ; meso:countable true ;
  meso:evidence :e1 , :e2 , :e3 .
:e1 meso:source :law ; meso:evidenceLevel l:verified-law ; meso:stance s:supports .
:e2 meso:source :reprint ; meso:evidenceLevel l:verified-secondary ; meso:stance s:supports .
:e3 meso:source :rival ; meso:evidenceLevel l:verified-law ; meso:stance s:contradicts .
:reprint prov:wasDerivedFrom :law .
:two a meso:Support , meso:Rule ; meso:country <{COUNTRY}> ; meso:countable true ; meso:evidence :e4 , :e5 .
:e4 meso:source :study ; meso:evidenceLevel l:verified-secondary ; meso:stance s:supports .
:e5 meso:source :other ; meso:evidenceLevel l:inferred ; meso:stance s:supports .
:three a meso:Support , meso:Rule ; meso:country <{COUNTRY}> ; meso:countable false ; meso:evidence :e6 .
:e6 meso:source :memory ; meso:evidenceLevel l:memory ; meso:stance s:supports .
:copy a meso:Support , meso:Rule ; meso:country <{COUNTRY}> ; meso:countable true ; meso:evidence :e1 ;
  prov:wasDerivedFrom :one .
:abroad a meso:Support , meso:Rule ; meso:country :elsewhere ; meso:countable true ; meso:evidence :e1 .
"""


def regulated(*rows: Row, answers: list[Row], left_out: list[Row]) -> list[Figure]:
    return regulation_figures(
        found(
            cq_34=table("owner_kind mode supports", *rows),
            cq_42=table("accountable holder type", *answers),
            owner_kinds=table(SIZES, (kind("town"), 30, 0, 9, 0), (kind("church"), 10, 0, 9, 0)),
            supports_left_out=table("part owner_kind unit rules", *left_out),
            accountability_left_out=table("accountable holder mechanism", ("mayor", "people", "vote")),
        )
    )


def mode(name: str) -> Iri:
    return concept("coordination-mode", name)


def test_modes_of_support_and_types_of_accountability() -> None:
    figures = regulated(
        (kind("town"), mode("market"), 1),
        (kind("town"), mode("network"), 3),
        answers=[
            ("mayor", "court", concept("accountability-type", "regulatory")),
            ("clerk", "mayor", concept("accountability-type", "regulatory")),
            ("clerk", "people", concept("accountability-type", "social")),
            ("clerk", "nobody", None),
        ],
        left_out=[("support", kind("town"), "u", 1), ("sanction", kind("town"), "u", 7)],
    )
    support = [f for f in figures if f.reading == SUPPORT]
    market = component(support, "town", "market")
    assert (market.value, market.bounds) == (0.25, pytest.approx((0.2, 0.4)))
    assert component(support, "town", "hierarchy").value == 0
    assert component(support, SYSTEM, "market").bounds == pytest.approx((0.15, 0.55))
    answers = [f for f in figures if f.reading == ACCOUNTABILITY]
    assert component(answers, "clerk", "social").value == 0.5
    assert component(answers, "mayor", "regulatory").bounds == (0.5, 1)
    regulatory = component(answers, SYSTEM, "regulatory")
    assert (regulatory.value, regulatory.counted.outside) == (pytest.approx(2 / 3), 1)
    assert regulatory.spread is not None
    assert (regulatory.spread.high, regulatory.spread.high_by) == (0.75, PER_UNIT_KIND)


def test_nothing_coded_is_not_nought() -> None:
    figures = regulation_figures(
        found(
            cq_34=table("owner_kind mode supports"),
            cq_42=table("accountable holder type"),
            owner_kinds=table(SIZES, (kind("town"), 0, 1, 0, 1)),
            supports_left_out=table("part owner_kind unit rules"),
            accountability_left_out=table("accountable holder mechanism"),
        )
    )
    assert [f.value for f in figures] == [None] * 3
    assert NO_SIZES not in {f.reason for f in figures}
