"""Questions on authority, its grounds and its means: invented countries, with answers computed by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
import worlds_of_authority as worlds
from golden_files import last
from made_world import store_of

from mesograph.ask import Answer, Column, Question, load_question, run
from mesograph.ask.answer import Coverage
from mesograph.ask.charts import drawn
from mesograph.ask.explain import explain_row
from mesograph.ask.run import resolve
from mesograph.errors import QueryError
from mesograph.store import Store

M, P = worlds.M, worlds.P
HIRING = "staff-hiring-dismissal-teachers"
Rows = list[tuple[object, ...]]

EXPECTED: dict[str, tuple[str, dict[str, str], tuple[int, int], Rows]] = {
    # Of three decisions on teaching, the school takes two alone and half of the third.
    "cq-03": (
        "xa",
        {},
        (10, 36),
        [
            (M, "organisation-of-instruction", "national", 3, 1 / 6, 0),
            (M, "organisation-of-instruction", "school", 3, 5 / 6, 2 / 3),
            (M, "personnel-management", "national", 2, 0.5, 0.5),
            (M, "personnel-management", "meso-local", 2, 0.5, 0.5),
            (M, "planning-and-structures", None, 0, None, None),
            (M, "resource-management", "meso-local", 1, 1, 1),
            (P, "organisation-of-instruction", "school", 2, 1, 1),
            (P, "personnel-management", "school", 1, 1, 1),
            (P, "planning-and-structures", None, 0, None, None),
            (P, "resource-management", "school", 1, 1, 1),
        ],
    ),
    # Weights 1/24 for teaching, 1/20 for staff and for money: (1.5/24 + 2/20) / (3/24 + 3/20).
    "cq-06": (
        "xa",
        {},
        (10, 36),
        [
            (M, None, 13 / 22, None, None),
            (M, "infrastructure", 1, None, None),
            (M, "instruction-time", 0.5, None, None),
            (M, HIRING, 1, None, None),
            (M, "textbook-choice", 1, "xa-ministry", "national"),
            (P, None, 0, None, None),
        ],
    ),
    # Three approvals over seven decisions; the remembered approval leaves its decision out.
    "cq-07": (
        "xa",
        {"domains": "oecd"},
        (11, 35),
        [
            (M, None, None, None, 3 / 7),
            (M, "school-creation-closure", "xa-region", "meso-regional", 1),
            (M, HIRING, "xa-ministry", "national", 2),
            (M, HIRING, "xa-region", "meso-regional", 2),
            (P, None, None, None, 0),
        ],
    ),
    # The office is an organ of the council that pays; an owner is one of the owners that pay.
    "cq-08": (
        "xa",
        {},
        (4, 42),
        [
            (M, *[None] * 5, 0.5),
            (M, "infrastructure", "xa-council", "meso-local", "xa-ministry", "national", 1),
            (M, HIRING, "xa-office", "meso-local", "xa-council", "meso-local", 0),
            (P, *[None] * 5, 0.5),
            (P, "infrastructure", "xa-owner", "school", "xa-owners", "school", 0),
            (P, "staff-salaries", "xa-owner", "school", "xa-ministry", "national", 1),
        ],
    ),
    # The private profile is all school, so the distance is what the public one has elsewhere: 41 of 66 parts,
    # and 6 of 11 over the four decisions of both.
    "cq-10": ("xa", {}, (4, 19), [(M, P, "meso-local", "school", 4, 6 / 11, 41 / 66)]),
    "cq-11": (
        "xc",
        {},
        (2, 2),
        [
            (None, None, None, None, None, 2, 0.5),
            (M, "textbook-choice", "meso-local", False, True, None, None),
            (M, "textbook-choice", "school", True, False, None, None),
        ],
    ),
    "cq-12": (
        "xb",
        {},
        (4, 1),
        [
            ("XB", *[None] * 5, 4, 0.25),
            ("xb-council", *[None] * 5, 4, 0.25),
            ("xb-council", "Authority", "approves", "staff-salaries", None, None, 1, None),
            ("xb-council", "Accountability", None, "audit", "act", "art. 1", 1, None),
            ("xb-council", "Accountability", None, "inspection", "act", "art. 1", 1, None),
            ("xb-council", "Authority", "decides", "textbook-choice", "act", "art. 1", 1, None),
        ],
    ),
    # Hiring moved; salaries are remembered, infrastructure has no past, and content no reform after it.
    "cq-20": (
        "xd",
        {},
        (4, 42),
        [
            (P, None, None, None, None, 0.5),
            (P, "textbook-choice", "school", "1990-01-01", 2, None),
            ("slep-public", None, None, None, None, 0.5),
            ("slep-public", "textbook-choice", "school", "1990-01-01", 2, None),
        ],
    ),
    # What the council faces is not what a school faces; what is remembered or over does not count.
    "cq-43": (
        "xe",
        {},
        (4, 1),
        [
            (M, "loss-of-post", 6, "xe-head", "xe-council", "audit"),
            (P, "fine", 5, "xe-head", "xe-ministry", "audit"),
            (P, "fine", 5, "xe-school", "xe-ministry", "inspection"),
        ],
    ),
    "cq-45": (
        "xa",
        {},
        (4, 2),
        [
            (M, "xa-committee", "binding", None, "xa-council", "meso-local"),
            (M, "xa-ministry", "approves", HIRING, None, "national"),
            (M, "xa-region", "approves", "school-creation-closure", None, "meso-regional"),
            (M, "xa-region", "approves", HIRING, None, "meso-regional"),
        ],
    ),
    # Families and teachers sit in the body of the middle with coded members; pupils in that of the school.
    "cq-46": (
        "xa",
        {},
        (1, 2),
        [
            row
            for sector in ("all", M)
            for row in (
                (sector, None, 1, 0.75),
                (sector, "community", None, None),
                (sector, "education-assistant", None, None),
                (sector, "government", None, None),
                (sector, "higher-education", None, None),
                (sector, "principal", None, None),
                (sector, "student", None, None),
            )
        ],
    ),
    # Data reach the council and its office; coaching reaches whoever decides in private schools.
    "cq-48": (
        "xa",
        {},
        (17, 3),
        [
            (M, None, None, 5, 3, 3, 5, 0.6),
            (M, "xa-school", "instruction-time", *[None] * 5),
            (M, "xa-school", "teaching-methods", *[None] * 5),
            (M, "xa-school", "textbook-choice", *[None] * 5),
            (P, None, None, 5, 3, 5, 0, 0),
        ],
    ),
}


ENGINES = ("pyoxigraph", "rdflib")


@pytest.fixture(scope="session")
def made() -> Callable[[str], Store]:
    """Return the invented countries, together in one store of the engine named."""

    @cache
    def store(engine: str) -> Store:
        countries = (worlds.offices, worlds.grounds, worlds.practice, worlds.reforms, worlds.consequences)
        return store_of(engine, *(country() for country in countries))

    return store


@pytest.fixture(scope="session")
def embedded_world(made: Callable[[str], Store]) -> Store:
    return made("pyoxigraph")


def ask(question: Question, store: Store) -> Answer:
    country, values, _, _ = EXPECTED[question.id]
    return run(question, store, {"country": country, **values})


def plain(answer: Answer) -> Rows:
    return [tuple(last(v) if isinstance(v, str) else v for v in row) for row in answer.rows]


def same(rows: Rows, expected: Rows) -> bool:
    return len(rows) == len(expected) and all(
        one == pytest.approx(other) if isinstance(other, float) else one == other
        for row, told in zip(rows, expected, strict=True)
        for one, other in zip(row, told, strict=True)
    )


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", EXPECTED)
def test_the_answer_is_that_computed_by_hand(name: str, engine: str, made: Callable[[str], Store]) -> None:
    _, _, counts, expected = EXPECTED[name]
    answer = ask(load_question(name), made(engine))
    assert same(plain(answer), expected), plain(answer)
    assert answer.coverage == Coverage(*counts, answer.question.coverage_unit)
    assert [source.id for source in answer.sources if source.id != "study"] == ["read"]


# Each takes one condition out of a query, or turns it: the answer must be another.
MUTANTS = {
    "cq-03": ("meso:role decision-role:decides ; ", ""),
    "cq-06": ("?mode = decision-mode:within-framework", "?mode != decision-mode:within-framework"),
    "cq-07": ("meso:role decision-role:approves", "meso:role decision-role:funds"),
    "cq-08": ("    OPTIONAL { ?agent meso:organOf ?body }\n", ""),
    "cq-10": ("?until > ?day", "?until > ?start"),
    "cq-11": ("  FILTER(?level != evidence-level:memory)\n", ""),
    "cq-12": ("  FILTER(!BOUND(?general))\n", ""),
    "cq-20": ("?new meso:succeedsKind ?old ;", "?new meso:organOf ?old ;"),
    "cq-43": ("FILTER(?counts)", ""),
    "cq-45": ("VALUES ?ground { participation-power:binding }", ""),
    "cq-46": ("    tier-collection:middle-tier skos:member ?tier .\n", ""),
    "cq-48": ("    FILTER(?rank < ?top)\n", ""),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutant_of_the_query_gives_another_answer(name: str, embedded_world: Store) -> None:
    question = load_question(name)
    old, new = MUTANTS[name]
    assert old in question.body
    answer = ask(replace(question, body=question.body.replace(old, new)), embedded_world)
    assert not same(plain(answer), EXPECTED[name][3])


def test_every_answer_is_there_without_facts(embedded_world: Store) -> None:
    """A country of which nothing is coded but its name has an answer with empty coverage, not an error."""
    embedded_world.load(
        b'<https://w3id.org/mesograph/id/xz/territory/XZ> <https://w3id.org/mesograph/ns#officialCode> "XZ" ;'
        b" <https://w3id.org/mesograph/ns#territoryLevel> "
        b"<https://w3id.org/mesograph/code/territory-level/country> .",
        "https://w3id.org/mesograph/graph/empty",
    )
    for name in EXPECTED:
        answer = run(load_question(name), embedded_world, {"country": "xz"})
        assert answer.rows == []
        assert answer.coverage is not None
        assert answer.coverage.counted == 0


def test_inherited_rules_fill_a_group_of_their_own_and_count_once(embedded_world: Store) -> None:
    answer = run(load_question("cq-06"), embedded_world, {"country": "xb"})
    assert {last(str(row[0])) for row in answer.rows} == {M, "br-municipal-ceara"}
    other = run(load_question("cq-45"), embedded_world, {"country": "xb"})
    assert (other.coverage, other.rows) == (Coverage(0, 1, "relations"), [])


def test_any_two_sectors_can_be_compared(embedded_world: Store) -> None:
    values = {"country": "xa", "sector": P, "other": "UNDEF"}
    assert plain(run(load_question("cq-10"), embedded_world, values)) == [
        (P, M, "school", "meso-local", 4, pytest.approx(6 / 11), pytest.approx(41 / 66))
    ]


def test_one_sector_alone_can_be_asked_for(embedded_world: Store) -> None:
    for name in ("cq-03", "cq-06", "cq-07", "cq-08", "cq-45", "cq-48"):
        country, values, _, expected = EXPECTED[name]
        answer = run(load_question(name), embedded_world, {"country": country, "sector": M, **values})
        assert same(plain(answer), [row for row in expected if row[0] == M]), name


# Nothing stands behind a domain of which nothing counts, nor behind a country as if it were a unit.
UNEXPLAINED = {"cq-03": [5, 9], "cq-12": [1]}


@pytest.mark.parametrize("name", EXPECTED)
def test_every_row_is_explained_by_rules(name: str, embedded_world: Store) -> None:
    question = load_question(name)
    country, values, _, _ = EXPECTED[name]
    terms = resolve(question, embedded_world, {"country": country, **values})
    answer = ask(question, embedded_world)
    numbers = range(1, len(answer.rows) + 1)
    empty = [n for n in numbers if not explain_row(answer, n, embedded_world, terms).rows]
    assert empty == UNEXPLAINED.get(name, [])


LOWEST = {"en": "school tier", "es": "nivel de la escuela", "pt": "nível da escola"}


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_the_profile_by_domain_is_drawn_as_stacked_bars(language: str, embedded_world: Store) -> None:
    picture = drawn(run(load_question("cq-03"), embedded_world, {"country": "xa"}, language), ".svg").decode()
    for text in ("0.83" if language == "en" else "0,83", LOWEST[language], ">local<", "municipal"):
        assert text in picture, text


def test_bars_without_a_share_are_not_drawn(embedded_world: Store) -> None:
    answer = run(load_question("cq-03"), embedded_world, {"country": "xa"})
    empty = replace(answer, rows=[row for row in answer.rows if row[4] is None])
    with pytest.raises(QueryError) as caught:
        drawn(empty, ".svg")
    assert caught.value.key == "plot-empty"


def test_consequences_are_ranked_from_nothing_to_the_loss_of_the_licence(embedded_world: Store) -> None:
    query = """PREFIX meso: <https://w3id.org/mesograph/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    SELECT ?concept ?rank { ?concept meso:rank ?rank ;
      skos:inScheme <https://w3id.org/mesograph/code/accountability-consequence> } ORDER BY ?rank ?concept"""
    order = [last(str(concept)) for concept, _ in embedded_world.select(query).rows]
    listed = "none publication mandatory-support funding-effect fine removal-of-head intervention"
    kept = [name for name in order if name in {*listed.split(), "closure-or-revocation"}]
    assert kept == [*listed.split(), "closure-or-revocation"]
    concepts = embedded_world.select(
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT ?c "
        "{ ?c skos:inScheme <https://w3id.org/mesograph/code/accountability-consequence> }"
    )
    assert len(order) == len(concepts.rows)


def test_titles_of_columns_differ_within_a_question() -> None:
    for name in EXPECTED:
        columns: tuple[Column, ...] = load_question(name).columns
        for language in ("en", "es", "pt"):
            titles = [column.title[language] for column in columns]
            assert len(titles) == len(set(titles)), name
