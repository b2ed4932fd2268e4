"""Charts of answers: Altair specifications drawn by vl-convert, without a browser and without a network."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mesograph.ask.answer import Answer
from mesograph.ask.question import Question
from mesograph.errors import EngineError, InputError, QueryError

if TYPE_CHECKING:
    from mesograph.ask.charts.frame import Panel

ENDINGS = (".svg", ".png", ".html")


def check_plot(question: Question, path: Path) -> None:
    """Raise an error if a question has no chart, or no file of this name can be written; before any work."""
    if question.chart is None:
        raise QueryError("plot-none", id=question.id)
    check_file(path)


def check_file(path: Path) -> None:
    """Raise an error if no picture can be written under this name."""
    if path.suffix.lower() not in ENDINGS:
        raise InputError("plot-ending", str(path), known=", ".join(ENDINGS))
    if not path.absolute().parent.is_dir():
        raise InputError("plot-folder", str(path))


def specification(answer: Answer) -> dict[str, object]:
    """Return the Vega-Lite specification of an answer's chart."""
    from mesograph.ask.charts.frame import framed

    assert answer.question.chart is not None
    if not answer.rows:
        raise QueryError("plot-empty", id=answer.question.id)
    return framed(answer, _painter(answer.question.chart.kind)(answer))


def _painter(kind: str) -> Callable[[Answer], Panel]:
    from mesograph.ask.charts import bars, calendar, flows, matrix, stack, tiers

    painters: dict[str, Callable[[Answer], Panel]] = {
        "profile": tiers.profile,
        "flow": flows.flow,
        "calendar": calendar.calendar,
        "bar": bars.bars,
        "matrix": matrix.matrix,
        "stack": stack.stack,
    }
    return painters[kind]


def drawn(answer: Answer, ending: str) -> bytes:
    """Return the chart as SVG, PNG (300 dots per inch at 18 cm) or one HTML file that needs no network."""
    return pictured(specification(answer), ending)


def pictured(spec: dict[str, object], ending: str) -> bytes:
    """Return a Vega-Lite specification as a picture of the kind that a file name ends in."""
    import vl_convert as vlc

    try:
        if ending == ".svg":
            return str(vlc.vegalite_to_svg(spec)).encode("utf-8")
        if ending == ".png":
            return bytes(vlc.vegalite_to_png(spec, scale=2.5))
        return str(vlc.vegalite_to_html(spec, bundle=True)).encode("utf-8")
    except ValueError as error:
        raise EngineError("plot-failed", "vl-convert", reason=str(error).split("\n")[0]) from error


def write_plot(answer: Answer, path: Path) -> None:
    """Write the chart of an answer, whole or not at all."""
    check_plot(answer.question, path)
    write_picture(drawn(answer, path.suffix.lower()), path)


def write_picture(data: bytes, path: Path) -> None:
    """Write a picture, whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise InputError("plot-unwritten", str(path), reason=error.strerror) from error
