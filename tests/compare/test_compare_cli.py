"""The command: what it prints, what it refuses, and that nothing is compared without coverage."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from mesograph import lang, resources
from mesograph.ask.catalogue import load_question
from mesograph.ask.lint import lint_query
from mesograph.cli import compare as command
from mesograph.cli import main
from mesograph.compare import PLANS, Comparison
from mesograph.compare.figure import Counted, nothing
from mesograph.compare.render import COLUMNS, render
from mesograph.compare.run import reduced
from mesograph.store import Store
from mesograph.store.protocol import Iri

Result = tuple[int, str, str]
Call = Callable[..., Result]
PERU = Iri("https://w3id.org/mesograph/id/pe/territory/PE")


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], chile: Store) -> Call:
    """Run the command on Chile, which is opened once; the language is English unless said otherwise."""
    monkeypatch.setattr(command, "open_shipped", lambda codes: chile)
    monkeypatch.setenv("MESOGRAPH_LANG", "en")

    def run(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["mesograph", "compare", *arguments])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        out, err = capsys.readouterr()
        return code, out, err

    return run


LOCUS = ("--countries", "cl", "--measure", "locus")
RESCALING = ("--countries", "cl", "--measure", "rescaling")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--countries", "zz", "--measure", "locus"), 'no data for the country "zz"'),
        (("--countries", "cl,zz", "--measure", "locus"), 'no data for the country "zz"'),
        (("--countries", "cl,CL", "--measure", "locus"), 'country "cl" is named twice'),
        (("--countries", " , ", "--measure", "locus"), "No country is named"),
        (("--countries", "cl", "--measure", "happiness"), "happiness"),
        (("--countries", "cl"), "--measure"),
        ((*RESCALING, "--day", "2020-01-01"), "--day does not fit"),
        ((*LOCUS, "--from", "2020-01-01", "--to", "2021-01-01"), "--from and --to do not fit"),
        ((*RESCALING, "--from", "2020-01-01"), "--from and --to go together"),
        ((*RESCALING, "--to", "2020-01-01"), "--from and --to go together"),
        ((*RESCALING, "--from", "2021-01-01", "--to", "2020-01-01"), "lies after the last day"),
        ((*LOCUS, "--day", "2020-02-30"), "not a day of the calendar"),
        ((*LOCUS, "--plot", "chart.bmp"), "known kind of picture"),
        ((*LOCUS, "--plot", "no/such/folder/chart.svg"), "folder of this file does not exist"),
    ],
)
def test_wrong_use_gets_one_message(call: Call, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_the_first_row_of_every_measure_has_a_name_in_every_language(
    compared: Callable[..., Comparison],
) -> None:
    for measure in PLANS:
        for language in lang.LANGUAGES:
            comparison = compared(measure, language)
            for form in ("table", "md"):
                out, _ = render(comparison, form)
                assert lang.text(f"compare-title-{measure}", language) in out
                assert "https://w3id.org/mesograph/code" not in out


def test_csv_and_json_hold_the_same_rows(call: Call) -> None:
    _, table, err = call(*LOCUS, "--format", "csv")
    rows = list(csv.reader(io.StringIO(table)))
    document = json.loads(call(*LOCUS, "--format", "json")[1])
    assert tuple(rows[0]) == COLUMNS == tuple(document["columns"])
    assert [["" if v is None else str(v) for v in row] for row in document["rows"]] == rows[1:]
    assert "Sources:" in err
    assert document["parameters"] == {"day": "2026-11-21"}
    assert set(document["queries"]) == {"cl-cq-02", "cl-coverage-of-cq-02"}


@pytest.mark.parametrize("measure", list(PLANS))
def test_every_row_has_coverage_and_a_value_within_its_bounds(
    compared: Callable[..., Comparison], measure: str
) -> None:
    figures = compared(measure).figures
    assert any(figure.value is not None for figure in figures)
    for figure in figures:
        if figure.value is None:
            assert figure.reason
            assert figure.bounds is figure.spread is None
        else:
            assert figure.bounds is not None
            assert figure.bounds.low <= figure.value <= figure.bounds.high
            assert figure.counted.share is not None
            assert figure.counted.inside + figure.counted.outside > 0
            if figure.spread:
                assert figure.spread.low <= figure.value <= figure.spread.high


def test_the_answer_is_that_of_the_question(compared: Callable[..., Comparison], call: Call) -> None:
    sys_argv = ("--countries", "cl", "--measure", "rescaling", "--format", "json")
    rows = json.loads(call(*sys_argv)[1])["rows"]
    from mesograph.ask import run

    answer = run(load_question("cq-13"), command.open_shipped(["cl"]), {})
    places = {c.name: i for i, c in enumerate(answer.columns)}
    asked = {
        (row[places["reading"]], row[places["sector"]], row[places["component"]]): row[places["value"]]
        for row in answer.rows
        if row[places["from_tier"]] is None
    }
    whole = {k: v for k, v in asked.items() if not str(k[2]).endswith("coverage")}
    compared_rows = {(r[1], None if r[2] == "whole-system" else r[2], r[3]): r[4] for r in rows}
    assert {k: compared_rows[k] for k in whole} == pytest.approx(whole)  # type: ignore[index]


def test_a_country_without_input_keeps_a_row_without_a_value(compared: Callable[..., Comparison]) -> None:
    comparison = compared("participation")
    (row,) = [
        f
        for f in reduced(
            comparison.plan,
            [*comparison.countries, PERU],
            comparison.pieces
            + [
                replace(piece, country=PERU, table=replace(piece.table, rows=[]))
                for piece in comparison.pieces
            ],
        )
        if f.country == PERU
    ]
    assert (row.value, row.bounds, row.reason, row.counted.share) == (None, None, "not-coded", None)


def test_uneven_coverage_is_said_in_three_languages(
    compared: Callable[..., Comparison], chile: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    even = compared("rescaling")
    blank = nothing(PERU, None, Counted.plainly(0, 9, "decisions"))
    uneven = replace(even, countries=(*even.countries, PERU), figures=[*even.figures, blank])
    assert command.remarks(even, chile) == []
    for language, word in (("en", "Caution"), ("es", "Cuidado"), ("pt", "Cuidado")):
        monkeypatch.setenv("MESOGRAPH_LANG", language)
        (line,) = command.remarks(uneven, chile)
        assert line.startswith(word)
        assert "(0 %)" in line


def test_a_day_after_the_data_is_remarked(call: Call) -> None:
    code, _, err = call(*LOCUS, "--day", "2030-01-01")
    assert code == 0
    assert "the data end on 2026-11-21" in err


def test_queries_beside_the_questions_break_no_rule_and_are_used() -> None:
    files = sorted(resources.root().glob("queries/compare/*.rq"))
    assert [str(e) for path in files for e in lint_query(path.read_text("utf-8"), path)] == []
    assert {path.stem for path in files} == {name for plan in PLANS.values() for name in plan.beside}
