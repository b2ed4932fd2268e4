"""The chart: complete, in three languages, without colour, and as wide as a column of print."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from mesograph import __version__, lang
from mesograph.ask.charts import pictured
from mesograph.compare import PLANS, Comparison
from mesograph.compare.chart import specification
from mesograph.compare.figure import Figure
from mesograph.compare.names import row_names
from mesograph.compare.panels import Scale, upwards
from mesograph.errors import QueryError

Compared = Callable[..., Comparison]
CENTIMETRE = 96 / 2.54


def caption(spec: dict[str, Any]) -> str:
    return " ".join(spec["title"]["text"])


@pytest.mark.parametrize("measure", list(PLANS))
def test_every_value_is_drawn_or_said_to_be_zero(compared: Compared, measure: str) -> None:
    comparison = compared(measure)
    text = json.dumps(specification(comparison))
    for figure in comparison.figures:
        if figure.value:
            assert f'"value": {figure.value}' in text


@pytest.mark.parametrize("language", lang.LANGUAGES)
def test_title_days_marks_sources_and_version_are_told(compared: Compared, language: str) -> None:
    comparison = compared("rescaling", language)
    spec: dict[str, Any] = specification(comparison)
    heading = spec["vconcat"][0]["title"]
    assert " ".join(heading["text"]) == lang.text("compare-title-rescaling", language)
    assert "2017-01-01" in heading["subtitle"][0]
    assert "2026-11-21" in heading["subtitle"][0]
    origin = lang.text("compare-origin", language, number=len(comparison.sources), version=__version__)
    assert origin in caption(spec)
    assert lang.text("compare-marks", language) in caption(spec)
    assert lang.text("compare-axis-rescaling", language) in json.dumps(spec, ensure_ascii=False)


def test_the_picture_is_grey_and_sixteen_centimetres_wide(compared: Compared) -> None:
    picture = pictured(specification(compared("locus")), ".svg").decode("utf-8")
    colours = set(re.findall(r"#([0-9a-fA-F]{6})\b", picture))
    assert colours
    assert all(c[:2] == c[2:4] == c[4:] for c in colours)
    width = re.search(r'<svg[^>]* width="([0-9.]+)"', picture)
    assert width is not None
    assert float(width.group(1)) <= 16.5 * CENTIMETRE


def test_groups_of_the_same_figures_share_a_row(compared: Compared) -> None:
    comparison = compared("locus")
    first = comparison.figures[0]
    own = [f for f in comparison.figures if f.group == first.group]
    doubled: list[Figure] = [*own, *(replace(f, group="twin") for f in own)]
    names = row_names(replace(comparison, figures=doubled))
    assert len(set(names.values())) == 1
    assert "twin and 1 more" in names.values()
    changed = [replace(doubled[-1], value=0.123)]
    assert len(set(row_names(replace(comparison, figures=doubled[:-1] + changed)).values())) == 2
    shown = caption(specification(replace(comparison, figures=doubled)))  # type: ignore[arg-type]
    assert "Drawn once" in shown


def test_without_a_value_there_is_nothing_to_draw(compared: Compared) -> None:
    comparison = compared("coupling")
    blank = [f for f in comparison.figures if f.value is None]
    assert blank
    with pytest.raises(QueryError) as caught:
        specification(replace(comparison, figures=blank))
    assert caught.value.key == "compare-nothing"


@pytest.mark.parametrize(("highest", "end"), [(0.3, 1), (1, 1), (1.2, 2), (37, 50), (112, 200), (501, 1000)])
def test_an_open_axis_ends_at_a_round_number(highest: float, end: float) -> None:
    assert upwards(highest) == Scale(0, end, (0, end / 2, end), 0 if end > 20 else 1)
