"""Questions on evidence, heads and links, over worlds of a few statements, computed by hand."""

from __future__ import annotations

import pytest
from small_worlds import ALWAYS, DAY, ENGINES, HERE, asked, counted, kind, measured, rows, unit

from mesograph import resources
from mesograph.ask.head import read_question
from mesograph.ask.lint import lint
from mesograph.measure.staleness import months_before

engines = pytest.mark.parametrize("engine", ENGINES)
SOURCES = "".join(f'<xx/source/{s}> dcterms:title "Source {s}"@en .\n' for s in "abcd")


def evidence(
    name: str, source: str, stance: str = "supports", level: str = "verified-law", read: str = ""
) -> str:
    """Return a use of a source, read on a day if given."""
    checked = f' ; meso:checkedOn "{read}"^^xsd:date' if read else ""
    return (
        f"<xx/e/{name}> meso:source <xx/source/{source}> ; meso:stance stance:{stance} ;"
        f" meso:evidenceLevel evidence-level:{level}{checked} .\n"
    )


def rule(name: str, type_of: str, *proofs: str, more: str = "", span: str = ALWAYS) -> str:
    told = " , ".join(f"<xx/e/{proof}>" for proof in proofs)
    return (
        f"<xx/rule/{name}> a meso:{type_of} , meso:Rule ; {HERE} ; {span} ; meso:endStatus end-status:open ;"
        f" meso:evidence {told} ; meso:countable true{more} .\n"
    )


HEADED = (
    kind("service", "meso-intermediate")
    + kind("ministry", "national")
    + "".join(unit(name, "service") for name in "ab")
    + unit("c", "service", more=f' ; meso:validFrom "{DAY}"^^xsd:date')
    + unit("d", "service", more=' ; meso:validFrom "2027-01-01"^^xsd:date')
    + unit("m", "ministry")
    + SOURCES
    + evidence("read", "a")
    + evidence("remembered", "b", level="memory")
    + "".join(f"<xx/post/{u}> meso:headPostOf <xx/unit/{u}> .\n" for u in "abcm")
)


def head(of: str, start: str, until: str, proof: str = "read") -> str:
    return (
        f"<xx/head/{of}-{start}> a meso:PostHolding ; meso:post <xx/post/{of}> ;"
        f" meso:evidence <xx/e/{proof}> ;"
        f' meso:validFrom "{start}"^^xsd:date ; meso:until "{until}"^^xsd:date .\n'
    )


HEADS = (
    HEADED
    # 100, 200 and 300 days have ended; one holds on; the rest is remembered, to come, or not of the middle.
    + head("a", "2024-01-01", "2024-04-10")
    + head("a", "2024-04-10", "2024-10-27")
    + head("a", "2024-10-27", "9999-12-31")
    + head("b", "2025-03-01", "2025-12-26")
    + head("b", "2025-12-26", "2027-01-01", "remembered")
    + head("b", "2026-01-02", "9999-12-31")
    + head("m", "2020-01-01", "2025-01-01")
)


@engines
def test_how_long_heads_stay(engine: str) -> None:
    answer = asked(engine, "cq-49", HEADS)
    # Heads are known for the 731 days of two years, and for 300 days.
    assert rows(answer) == [("service", 2, 3, 200.0, 2, round(2 / (1031 / 365.25), 9))]
    assert counted(answer) == (2, 1)


@engines
def test_without_any_head_nothing_is_told_and_every_unit_is_left_out(engine: str) -> None:
    answer = asked(engine, "cq-49", HEADED)
    assert rows(answer) == []
    assert counted(answer) == (0, 3)


DISPUTED = (
    SOURCES
    + evidence("a", "a")
    + evidence("b", "b")
    + evidence("not-a", "a", "contradicts")
    + evidence("not-b", "b", "contradicts")
    + evidence("not-c", "c", "contradicts")
    # Source b says otherwise of two rules, source c of one of them, which is not this contradiction.
    + rule("1", "Authority", "a", "not-b", "not-c")
    + rule("2", "Authority", "a", "b", "not-b")
    + f"<xx/contra/1> a meso:Contradiction ; {HERE} ; meso:firstSource <xx/source/a> ;"
    " meso:secondSource <xx/source/b> ; meso:about <xx/rule/1> , <xx/rule/2> .\n"
    f"<xx/contra/2> a meso:Contradiction ; {HERE} ; meso:firstSource <xx/source/a> ;"
    " meso:secondSource <xx/source/d> .\n"
    # Evidence against a rule that no contradiction tells of, and a copy of it.
    + rule("3", "Support", "a", "b", "not-c")
    + rule("4", "Support", "a", "not-c", more=" ; meso:inheritedFrom <xx/rule/3>")
    + rule("5", "Support", "a", "b")
    # One reform that is read in two ways, one by the same source too, and one in a single way.
    + f"<xx/reform/1> {HERE} .\n<xx/reform/2> {HERE} .\n"
    + "".join(
        f"<xx/reading/{number}-{way}> a meso:ReformDirectionClaim ; meso:aboutReform <xx/reform/{number}> ;"
        f" meso:direction reform-direction:{way} ; meso:evidence {told} .\n"
        for number, way, told in (
            (1, "centralization", "<xx/e/a>"),
            (1, "decentralization", "<xx/e/a> , <xx/e/b> , <xx/e/not-c>"),
            (2, "marketization", "<xx/e/a>"),
        )
    )
)


@engines
def test_where_sources_disagree(engine: str) -> None:
    answer = asked(engine, "cq-52", DISPUTED)
    assert rows(answer) == [
        ("1", "ns#Authority", 2, 1, 1),
        ("2", None, 0, None, None),
        ("ns#Support", "ns#Support", 1, 2, 1),
        ("1", "centralization", 1, 1, 1),
        ("1", "decentralization", 1, 2, 1),
    ]
    assert counted(answer) == (3, 1)


READ = (
    kind("office", "meso-regional")
    + unit("u", "office")
    + SOURCES
    + evidence("old", "a", read="2024-12-31")
    + evidence("year-old", "b", read="2025-01-01")
    + evidence("remembered", "c", level="memory", read="2026-01-01")
    + evidence("undated", "d")
    + rule("1", "Authority", "old")
    + rule("2", "Authority", "old", "year-old")
    + rule("3", "Authority", "remembered")
    + rule("4", "Authority", "undated")
    + rule("5", "Authority", "old", more=" ; meso:inheritedFrom <xx/rule/1>")
    + rule("6", "Authority", "old", span='meso:validFrom "2026-01-02"^^xsd:date')
    + rule("7", "Authority", "old").replace("end-status:open", "end-status:ended")
    + "<xx/edge> a meso:Hierarchy ; meso:agent <xx/unit/u> ; meso:evidence <xx/e/year-old> ;"
    ' meso:validFrom "2000-01-01"^^xsd:date ; meso:endStatus end-status:open .\n'
)


@engines
def test_what_is_stale(engine: str) -> None:
    answer = asked(engine, "cq-54", READ)
    assert rows(answer) == [
        ("ns#Authority", 4, 2, "2024-12-31", 1, 0.5),
        ("ns#Hierarchy", 1, 0, "2025-01-01", 0, 0.0),
    ]
    assert counted(answer) == (3, 2)
    later = asked(engine, "cq-54", READ, day="2026-01-02")
    assert [row[4] for row in rows(later)] == [2 + 1, 1]
    assert [row[4] for row in rows(asked(engine, "cq-54", READ, months="13"))] == [0, 0]


@pytest.mark.parametrize(
    ("months", "limit"),
    [(0, "2024-03-31"), (1, "2024-02-29"), (12, "2023-03-31"), (13, "2023-02-28"), (3, "2023-12-31")],
)
def test_months_before_a_day_end_with_the_month(months: int, limit: str) -> None:
    from datetime import date

    assert months_before(date(2024, 3, 31), months).isoformat() == limit


LINKED = (
    kind("office", "meso-regional")
    + kind("town", "meso-local")
    + SOURCES
    + evidence("read", "a")
    + evidence("remembered", "b", level="memory")
    + unit("a", "office", more=' ; meso:officialCode "1" ; meso:evidence <xx/e/read>')
    + unit("b", "office", more=" ; skos:exactMatch <https://example.org/b> ; meso:evidence <xx/e/read>")
    + unit("c", "office", more=" ; skos:closeMatch <https://example.org/c> , <https://example.org/d>")
    + unit("d", "office", more=" ; meso:evidence <xx/e/remembered> , <xx/e/read>")
    + unit("e", "town", more=' ; meso:officialCode "2" ; skos:exactMatch <https://example.org/e>')
    + unit("f", "town", more=f' ; meso:officialCode "3" ; meso:validUntil "{DAY}"^^xsd:date')
    + unit("g", "town", more=' ; meso:validFrom "2026-01-02"^^xsd:date')
)


@engines
def test_units_that_can_be_linked(engine: str) -> None:
    answer = asked(engine, "cq-56", LINKED)
    assert rows(answer) == [
        ("office", 4, 1, 2, 3, 0.75),
        ("town", 1, 1, 1, 1, 1.0),
        ("XX", 5, 2, 3, 4, 0.8),
    ]
    assert counted(answer) == (3, 2)


@pytest.mark.parametrize("name", ["evidence-strength", "regulation-mix"])
def test_measures_without_a_question_are_linted_like_questions(name: str) -> None:
    question = read_question(resources.root() / "queries" / "measures" / f"{name}.rq")
    assert [str(fault) for fault in lint(question)] == []


GROUNDS = (
    SOURCES
    + "<xx/source/b> prov:wasDerivedFrom <xx/source/a> .\n"
    + evidence("law", "a")
    + evidence("copy", "b", level="verified-secondary")
    + evidence("office", "c", level="verified-official")
    + evidence("guess", "d", level="inferred")
    + evidence("not-d", "d", "contradicts")
    + evidence("open", "c", level="contested")
    + rule("1", "Authority", "law", "copy")
    + rule("2", "Authority", "copy", "not-d")
    + rule("3", "Authority", "guess", "office")
    + rule("4", "Support", "guess", "open")
    + rule("5", "Support", "law").replace("countable true", "countable false")
    + rule("6", "Authority", "law", more=" ; meso:inheritedFrom <xx/rule/1>")
)


@engines
def test_strength_of_evidence(engine: str) -> None:
    answer = measured(engine, "evidence-strength", GROUNDS)
    assert rows(answer) == [
        ("ns#Authority", 3, round(2 / 3, 9), round(2 / 3, 9), 1),
        ("ns#Support", 1, 0.0, 0.0, 1),
        ("XX", 4, 0.5, 0.5, 2),
    ]
    assert counted(answer) == (4, 1)
    one = measured(engine, "evidence-strength", GROUNDS, input="https://w3id.org/mesograph/id/xx/rule/3")
    assert rows(one)[-1] == ("XX", 1, 1.0, 0.0, 0)


@engines
@pytest.mark.parametrize("question", ["cq-49", "cq-52", "cq-54", "cq-56"])
def test_a_country_of_which_nothing_is_known_has_no_row(engine: str, question: str) -> None:
    answer = asked(engine, question, SOURCES)
    assert rows(answer) == []
    assert counted(answer) == (0, 0)
