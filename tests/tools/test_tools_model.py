"""Dates, hashes and levels of evidence; relations that two rows would make one; missing texts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tools.facts import relations
from tools.facts.model import Model, digest, full_date
from tools.facts.relations import Dates, Relation
from tools.facts.rows import Facts, read

SOURCES = [
    {"id": "xx-law", "kind": "law", "year": "2018"},
    {"id": "xx-office", "kind": "official", "year": "2019"},
    {"id": "xx-paper", "kind": "article", "year": "2020"},
    {"id": "xx-memory", "kind": "", "year": ""},
    {"id": "xx-derived", "kind": "web", "year": ""},
]
UNITS = [
    {"id": "xx-ministry", "kind": "ministry", "official_code": ""},
    {"id": "xx-office-01", "kind": "other", "official_code": "01"},
]
ACTS = [{"id": "xx-act", "in_force_from": "2018-06"}, {"id": "xx-draft", "in_force_from": ""}]


@pytest.fixture
def model(tmp_path: Path) -> Model:
    for name, rows in (("sources", SOURCES), ("units", UNITS), ("legal_acts", ACTS)):
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)

    class Invented(Facts):
        def crosswalk(self, name: str) -> list[dict[str, str]]:
            return []

    return Model(Invented("xx", tmp_path))


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("2018", "2018-01-01", "year"),
        ("2018-03", "2018-03-01", "month"),
        ("2018-03-09", "2018-03-09", "day"),
    ],
)
def test_a_date_is_full_and_says_how_precise_it_was(text: str, date: str, precision: str) -> None:
    assert full_date(text) == (date, precision)


@pytest.mark.parametrize("text", ["2018-3", "1.5.2003", "", "in 2018"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(SystemExit, match="no date"):
        full_date(text)


def test_a_hash_tells_fields_apart() -> None:
    assert digest("a", "b") == digest("a", "b")
    assert len({digest("a", "b"), digest("ab"), digest("b", "a"), digest("a", "b", "")}) == 4
    assert len(digest("a")) == 12


@pytest.mark.parametrize(
    ("source", "confidence", "locator", "level"),
    [
        ("xx-law", "verified", "art. 6 e", "verified-law"),
        ("xx-law", "verified", "arts. 6, 7", "verified-law"),
        ("xx-law", "verified", "transitory arts. 23-30", "verified-law"),
        ("xx-law", "verified", "p162", "verified-official"),
        ("xx-law", "verified", "parts of it", "verified-official"),
        ("xx-law", "verified", "", "verified-official"),
        ("xx-law", "memory", "art. 6 e", "memory"),
        ("xx-office", "verified", "art. 6 e", "verified-official"),
        ("xx-paper", "verified", "art. 6 e", "verified-secondary"),
        ("xx-memory", "verified", "", "memory"),
        ("xx-derived", "verified", "", "inferred"),
    ],
)
def test_level_of_evidence(model: Model, source: str, confidence: str, locator: str, level: str) -> None:
    assert model.level(source, confidence, locator) == level


def test_evidence_of_the_same_place_and_level_is_one_node(model: Model) -> None:
    first = model.evidence("xx-law", "verified", "art. 1")
    assert model.evidence("xx-law", "verified", "art. 1") == first
    others = (
        model.evidence("xx-law", "verified", "art. 2"),
        model.evidence("xx-law", "memory", "art. 1"),
        model.evidence("xx-law", "verified", "art. 1", stance="contradicts"),
    )
    assert len({first, *others}) == 4


def test_a_unit_is_known_by_its_official_code_else_by_its_fact_id(model: Model) -> None:
    assert model.unit("xx-office-01") == "https://w3id.org/mesograph/id/xx/other/01"
    assert model.unit("xx-ministry") == "https://w3id.org/mesograph/id/xx/ministry/ministry"


def test_an_unknown_source_or_act_is_refused(model: Model) -> None:
    with pytest.raises(SystemExit, match="xx-nobody"):
        model.evidence("xx-nobody", "verified")
    with pytest.raises(SystemExit, match="xx-nothing"):
        model.act("xx-nothing")


def test_a_start_is_its_own_else_that_of_the_act_else_the_year_of_the_source(model: Model) -> None:
    assert model.start({"valid_from": "2011-05"}, "xx-act", "xx-law") == ("2011-05-01", "month")
    assert model.start({"valid_from": ""}, "xx-act", "xx-law") == ("2018-06-01", "observed-by")
    assert model.start({"valid_from": ""}, "xx-draft", "xx-law") == ("2018-01-01", "observed-by")
    assert model.start({"valid_from": ""}, "", "xx-office") == ("2019-01-01", "observed-by")


def relation(model: Model, start: str = "2018", until: str = "", note: str = "") -> Relation:
    return Relation(
        "Support",
        "Rule",
        Dates(start, until),
        {"agentKind": [model.kind("xx-kind-office")]},
        {"supportType": ["support-type:data-use"]},
        [model.evidence("xx-law", "verified", "art. 1")],
        note={"en": note},
    )


def test_the_iri_of_a_relation_hangs_on_its_key_fields_alone(model: Model) -> None:
    first = relations.write(model, "one", relation(model, note="said so"))
    assert relations.write(model, "two", relation(model, until="2020", note="said otherwise")) == first
    assert relations.write(model, "two", relation(model, start="2019")) != first
    assert first.startswith("https://w3id.org/mesograph/id/xx/rel/support/")


def test_two_rows_that_make_one_relation_are_refused(model: Model) -> None:
    relations.write(model, "one", relation(model))
    with pytest.raises(SystemExit, match="two rows make one Support"):
        relations.write(model, "one", relation(model))


def test_end_status_follows_the_dates_unless_the_row_says_otherwise() -> None:
    assert Dates("2018").end_status == "open"
    assert Dates("2018", "2020").end_status == "ended"
    assert Dates("2018", end="unknown").end_status == "unknown"


def test_a_text_without_translation_is_reported(model: Model) -> None:
    assert model.facts.note("Nobody translated this.") == {}
    assert model.facts.missing == ["notes: Nobody translated this."]
    assert model.facts.note("") == {}
    assert len(model.facts.missing) == 1


def test_a_missing_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "nothing.csv")


def test_a_missing_fact_table_is_named(model: Model) -> None:
    with pytest.raises(SystemExit, match="no table support"):
        list(model.rows("support"))


def test_a_country_has_one_row_of_settings(model: Model) -> None:
    with pytest.raises(SystemExit, match="settings of xx"):
        assert model.facts.settings
