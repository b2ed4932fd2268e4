"""What all charts share: colours, sizes, title above, coverage and sources below."""

from __future__ import annotations

import textwrap
from typing import Any

import altair as alt

from mesograph import lang
from mesograph.ask.answer import Answer
from mesograph.ask.render import coverage_line, parameter_line

Panel = alt.Chart | alt.LayerChart | alt.HConcatChart | alt.VConcatChart
Records = list[dict[str, Any]]

WIDTH = 640
# Okabe and Ito's colours, told apart by people with any kind of colour vision, darkest first for print.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#999999")
BLUE, ORANGE, GREY, INK = "#0072B2", "#D55E00", "#999999", "#222222"
_LINE = 14
_CHARACTERS = 100
_SOURCES = 12


def data(records: Records) -> alt.Data:
    """Return records as inline data."""
    make: Any = alt.Data  # Altair types the signature of some of its classes and not of others
    inline: alt.Data = make(values=records)
    return inline


def axis_number(language: str, form: str = ".2~f") -> str:
    """Return the expression that writes the numbers of an axis in the style of the language."""
    text = f"format(datum.value, '{form}')"
    return text if language == "en" else f"replace({text}, '.', ',')"


def framed(answer: Answer, panel: Panel) -> dict[str, object]:
    """Return the specification of a panel between its title and its caption."""
    title = textwrap.wrap(lang.choose(answer.question.title, answer.language), 80)
    subtitle = textwrap.wrap(parameter_line(answer), _CHARACTERS)
    chart = alt.vconcat(panel, _caption(answer), spacing=16).properties(
        title=alt.TitleParams(title, subtitle=subtitle, anchor="start", offset=16),
        padding=16,
        background="white",
    )
    return _styled(chart).to_dict()


def _caption(answer: Answer) -> alt.Chart:
    lines = textwrap.wrap(coverage_line(answer), _CHARACTERS)
    if answer.sources:
        named = [source.title or source.id for source in answer.sources[:_SOURCES]]
        more = len(answer.sources) - len(named)
        if more:
            named.append(lang.text("chart-more", answer.language, number=more))
        text = f"{lang.text('answer-sources', answer.language)}: {'; '.join(named)}."
        lines += textwrap.wrap(text, _CHARACTERS)
    caption: alt.Chart = (
        alt.Chart(data([{"text": line, "line": i} for i, line in enumerate(lines)]))
        .mark_text(align="left", baseline="top", fontSize=10, color="#555555")
        .encode(
            x=alt.value(0),
            y=alt.Y("line:O", axis=None, scale=alt.Scale(paddingOuter=0, paddingInner=0)),
            text="text:N",
        )
        .properties(width=WIDTH - 140, height=max(1, len(lines)) * _LINE, view=alt.ViewConfig(stroke=None))
    )
    return caption


def _styled(chart: alt.VConcatChart) -> alt.VConcatChart:
    styled: alt.VConcatChart = (
        chart.configure(font="Liberation Sans, Arial, Helvetica, sans-serif")
        .configure_title(fontSize=15, subtitleFontSize=11, subtitleColor="#555555", color=INK)
        .configure_axis(
            labelFontSize=11, titleFontSize=11, labelColor=INK, titleColor=INK, gridColor="#E5E5E5"
        )
        .configure_axis(labelLimit=260, titleFontWeight="normal", domainColor=GREY, tickColor=GREY)
        .configure_legend(
            labelFontSize=11, titleFontSize=11, orient="top", titleFontWeight="normal", labelLimit=260
        )
        .configure_header(labelFontSize=12, titleFontSize=12)
        .configure_view(stroke=None)
    )
    return styled
