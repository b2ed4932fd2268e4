from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import made_answers as tables
import pytest

from mesograph.ask.answer import Answer
from mesograph.ask.charts import check_plot, drawn, specification, write_plot
from mesograph.errors import InputError, QueryError
from mesograph.lang import LANGUAGES


def svg(answer: Answer) -> str:
    return drawn(answer, ".svg").decode("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_flow_shows_tiers_before_and_after_and_what_moved(language: str) -> None:
    picture = svg(tables.rescaling(language))
    for texts in tables.TIERS.values():
        assert texts[language] in picture
    said = {
        "en": ("regime", "system", "before", "after", "moved up", "stayed", "0.18", "Coverage: 16 of 23"),
        "es": (
            "régimen",
            "sistema",
            "antes",
            "después",
            "subió",
            "permaneció",
            "0,18",
            "Cobertura: 16 de 23",
        ),
        "pt": ("regime", "sistema", "antes", "depois", "subiu", "permaneceu", "0,18", "Cobertura: 16 de 23"),
    }
    for text in (*said[language], tables.TITLE[language], "First act"):
        assert text in picture, text


def test_the_flow_without_shares_is_a_matrix_alone() -> None:
    answer = tables.rescaling()
    rows = [row for row in answer.rows if row[2] is not None and row[3] is not None]
    picture = svg(tables.answer("flow", [(c.name, c.type) for c in answer.columns], rows))
    assert "0.18" in picture
    assert "before" not in picture


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_profile_is_in_the_order_of_the_ladder(language: str) -> None:
    picture = svg(tables.profile(language))
    names = [tables.TIERS[tier][language] for tier in ("national", "meso-local", "school")]
    places = [picture.index(name) for name in names]
    assert places == sorted(places)


def test_the_calendar_tells_facts_from_announcements() -> None:
    picture = svg(tables.calendar("es"))
    for text in ("Servicios", "Establecimientos", "vigente", "anunciado", "11 + 2", "2028-01-01"):
        assert text in picture, text
    assert "stroke-dasharray" in picture


def test_a_calendar_of_many_dates_goes_by_year() -> None:
    answer = tables.calendar()
    rows = [(f"20{y:02d}-{m:02d}-01", answer.rows[0][1], 1, 10) for y in (18, 19) for m in range(1, 13)]
    picture = svg(tables.answer("calendar", [(c.name, c.type) for c in answer.columns], rows))
    assert ">2018<" in picture
    assert "2018-01-01" not in picture


def test_a_calendar_without_counts_counts_its_rows() -> None:
    answer = tables.answer(
        "calendar", [("date", "date")], [("2020-01-01",), ("2020-01-01",), ("2021-01-01",)]
    )
    assert ">2<" in svg(answer)


def test_bars_beyond_the_limit_say_how_many_are_left_out() -> None:
    picture = svg(tables.bars("es", 60))
    assert "Los 40 mayores de 60." in picture
    assert "owner number 59" in picture
    assert "owner number 3<" not in picture


@pytest.mark.parametrize("kind", ["integer", "concept"])
def test_a_matrix_has_its_rows_columns_and_values(kind: str) -> None:
    picture = svg(tables.matrix("pt", kind))
    for text in ("sector 3", "decision number 11", "Setor", "Decisão"):
        assert text in picture, text
    assert ("not coded" in picture) == (kind == "concept")


@pytest.mark.parametrize(
    "make", [tables.rescaling, tables.profile, tables.calendar, tables.bars, tables.matrix]
)
def test_every_chart_is_drawn_as_png(make: object) -> None:
    assert callable(make)
    assert drawn(make(), ".png").startswith(b"\x89PNG")


class Tags(HTMLParser):
    """Collects what a page would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.fetched += [str(value) for name, value in attrs if name in ("src", "href")]


def test_a_page_needs_no_network() -> None:
    page = drawn(tables.bars(), ".html").decode("utf-8")
    tags = Tags()
    tags.feed(page)
    assert tags.fetched == []
    assert "vegaEmbed" in page


def test_colours_are_those_of_a_palette_for_all_eyes() -> None:
    assert "#0072B2" in str(specification(tables.bars()))


def test_an_answer_without_rows_draws_nothing(tmp_path: Path) -> None:
    empty = tables.answer("bar", [("category", "text"), ("value", "number")], [])
    with pytest.raises(QueryError):
        write_plot(empty, tmp_path / "f.svg")
    assert list(tmp_path.iterdir()) == []


def test_a_chart_that_lacks_a_column_names_the_role() -> None:
    with pytest.raises(QueryError) as caught:
        specification(tables.answer("profile", [("value", "number")], [(1.0,)]))
    assert caught.value.values["role"] == "tier"


@pytest.mark.parametrize("name", ["f.pdf", "f", "nowhere/f.svg"])
def test_a_file_that_cannot_be_is_refused_before_any_work(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        check_plot(tables.bars().question, tmp_path / name)


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "f.svg").mkdir()
    with pytest.raises(InputError):
        write_plot(tables.bars(), tmp_path / "f.svg")
    assert [path.name for path in tmp_path.iterdir()] == ["f.svg"]
