from __future__ import annotations

from pathlib import Path

import pytest

from mesograph import measure
from mesograph.ask import load_question, load_questions, run
from mesograph.ask.afresh import derived_afresh
from mesograph.errors import EngineError, QueryError
from mesograph.measure import Measured
from mesograph.store import Iri, Store, shipped_store
from mesograph.store.embedded import EmbeddedStore

CODE = "https://w3id.org/mesograph/code/"


def test_the_answer_holds_rows_coverage_and_sources(store: Store) -> None:
    answer = run(load_question("cq-01"), store, {})
    assert answer.rows == [
        (Iri(f"{CODE}decision/hiring"), Iri(f"{CODE}unit-kind/xx-service"), "2020-01-01", 0.5),
        (Iri(f"{CODE}decision/textbooks"), Iri(f"{CODE}unit-kind/xx-ministry"), "1990-01-01", 0.25),
    ]
    assert answer.coverage is not None
    assert (answer.coverage.counted, answer.coverage.excluded) == (2, 1)
    assert [source.id for source in answer.sources] == ["s1", "s2"]
    assert answer.sources[0].url == "https://example.org/act-1"


def test_the_day_of_a_transfer_belongs_to_the_new_owner(store: Store) -> None:
    kinds = {}
    for day in ("2019-12-31", "2020-01-01"):
        answer = run(load_question("1"), store, {"day": day})
        kinds[day] = answer.rows[0][1]
    assert kinds == {"2019-12-31": f"{CODE}unit-kind/xx-council", "2020-01-01": f"{CODE}unit-kind/xx-service"}


def test_the_default_day_is_the_as_of_date_of_the_data(store: Store) -> None:
    assert run(load_question("1"), store, {}).parameters["day"] == "2025-04-30"


def test_a_store_without_as_of_date_asks_for_the_day() -> None:
    with pytest.raises(QueryError) as caught:
        run(load_question("1"), EmbeddedStore(), {})
    assert caught.value.key == "as-of-missing"


def test_a_remembered_source_is_never_listed(store: Store) -> None:
    assert "s3" not in [source.id for source in run(load_question("1"), store, {}).sources]


def test_an_unknown_country_lists_those_with_data(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        run(load_question("1"), store, {"country": "zz"})
    assert caught.value.hint("es") == "Países con datos: XX."


def test_an_unknown_code_lists_the_codes_of_its_scheme(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        run(load_question("1"), store, {"sector": "municipal"})
    assert "private, public" in caught.value.hint()


def test_both_engines_give_the_same_answer(store: Store) -> None:
    other = shipped_store("rdflib")
    for day in ("2019-06-30", "2025-04-30"):
        one, two = (run(load_question("1"), s, {"day": day, "sector": "public"}) for s in (store, other))
        assert (one.rows, one.coverage, one.sources) == (two.rows, two.coverage, two.sources)


def test_facts_derived_afresh_give_the_same_answer(store: Store) -> None:
    one, two = (run(load_question("1"), s, {}) for s in (store, derived_afresh(store)))
    assert (one.rows, one.coverage) == (two.rows, two.coverage)


def test_facts_of_a_remote_store_are_not_derived(store: Store) -> None:
    store.name = "remote"
    with pytest.raises(EngineError):
        derived_afresh(store)


def test_a_measure_makes_the_rows_and_the_coverage(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    columns = ("reading", "component", "from_tier", "to_tier", "value")

    def invented(table: object, parameters: object) -> Measured:
        return Measured(columns, [("regime", "up", None, None, 0.25)], 3, 1)

    monkeypatch.setattr(measure, "MEASURES", {"invented": invented})
    answer = run(load_question("13"), store, {})
    assert answer.rows == [("regime", "up", None, None, 0.25)]
    assert answer.coverage is not None
    assert answer.coverage.share == 0.75
    monkeypatch.setattr(measure, "MEASURES", {})
    with pytest.raises(QueryError) as caught:
        run(load_question("13"), store, {})
    assert caught.value.key == "measure-unknown"


@pytest.mark.parametrize("name", ["cq-01", "CQ01", "cq1", "1", "CQ-1", " cq_01 "])
def test_a_question_is_found_by_any_spelling_of_its_number(name: str) -> None:
    assert load_question(name).id == "cq-01"


@pytest.mark.parametrize("name", ["cq-12", "99", "who", "", "../../etc/passwd", "1" * 50])
def test_an_unknown_question_names_near_ones(name: str) -> None:
    with pytest.raises(QueryError) as caught:
        load_question(name)
    assert "cq-" in caught.value.hint()


def test_questions_come_in_the_order_of_their_numbers() -> None:
    assert list(load_questions()) == ["cq-01", "cq-13"]


def test_a_missing_coverage_query_is_named(store: Store, tmp_path: Path) -> None:
    from dataclasses import replace

    question = replace(load_question("1"), path=tmp_path / "questions" / "cq-01-x.rq")
    with pytest.raises(QueryError) as caught:
        run(question, store, {})
    assert caught.value.key == "coverage-missing"


def test_a_column_that_the_query_lacks_is_named(store: Store) -> None:
    from dataclasses import replace

    question = load_question("1")
    wrong = replace(question, body=question.body.replace("?weight ?rule WHERE", "?rule WHERE"))
    with pytest.raises(QueryError) as caught:
        run(wrong, store, {})
    assert (caught.value.key, caught.value.values["name"]) == ("column-missing", "weight")
