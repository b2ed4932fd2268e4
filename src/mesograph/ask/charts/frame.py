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
_CHARACTERS = 116
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


def side_axis() -> alt.Axis:
    """Return the axis of names down the side, its title lying above them instead of turned beside them."""
    return alt.Axis(
        grid=False,
        ticks=False,
        domain=False,
        titleAngle=0,
        titleAlign="right",
        titleBaseline="bottom",
        titleX=-4,
        titleY=-5,
    )


def framed(answer: Answer, panel: Panel) -> dict[str, object]:
    """Return the specification of a panel between its title and its caption."""
    title = textwrap.wrap(lang.choose(answer.question.title, answer.language), 76)
    subtitle = textwrap.wrap(parameter_line(answer), _CHARACTERS)
    return bordered(panel, title, subtitle, _caption(answer))


def bordered(panel: Panel, title: list[str], subtitle: list[str], caption: list[str]) -> dict[str, object]:
    """Return the specification of a panel with lines above and below it."""
    heading = alt.TitleParams(title, subtitle=subtitle, anchor="start", offset=16)
    below = alt.TitleParams(
        caption,
        orient="bottom",
        anchor="start",
        offset=14,
        fontSize=10,
        fontWeight="normal",
        color="#555555",
    )
    # A legend that two charts could share would rise above the title.
    own: Any = {"color": "independent", "strokeDash": "independent"}
    inner = alt.vconcat(panel, title=heading).resolve_scale(**own)
    chart = alt.vconcat(inner, title=below, padding=16, background="white").resolve_scale(**own)
    return _styled(chart).to_dict()


def around(view: dict[str, Any], title: list[str], subtitle: list[str], caption: list[str]) -> dict[str, Any]:
    """Return the specification of a view, given as plain Vega-Lite, with lines above and below it.

    Altair copies all parts again at every level of a concatenation: dozens of panels would take many seconds.
    """
    spec: dict[str, Any] = bordered(alt.Chart(data([])).mark_point(), title, subtitle, caption)
    spec["vconcat"][0]["vconcat"][0] = view
    return spec


def _caption(answer: Answer) -> list[str]:
    lines = textwrap.wrap(coverage_line(answer), _CHARACTERS)
    if answer.sources:
        named = [source.title or source.id for source in answer.sources[:_SOURCES]]
        more = len(answer.sources) - len(named)
        if more:
            named.append(lang.text("chart-more", answer.language, number=more))
        text = f"{lang.text('answer-sources', answer.language)}: {'; '.join(named)}."
        lines += textwrap.wrap(text, _CHARACTERS)
    return lines


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
