from __future__ import annotations

import json
from pathlib import Path

import pytest
from calls import Call

from mesograph.ask import charts
from mesograph.ask.afresh import derived_afresh
from mesograph.store import open_store
from mesograph.store.embedded import EmbeddedStore
from mesograph.store.protocol import Store


def test_without_a_name_the_questions_are_listed(call: Call) -> None:
    result = call("ask", "--lang", "pt")
    assert result.code == 0
    assert result.out.splitlines()[0] == "cq-01  Quem decide?"
    assert "cq-13" in result.out


def test_an_answer_goes_to_stdout_alone(call: Call) -> None:
    result = call("ask", "cq-01", "--country", "XX", "--day", "2019-06-30", "--param", "sector=public")
    assert (result.code, result.err) == (0, "")
    assert "council" in result.out
    assert "Coverage: 2 of 3 decisions counted (67 %)" in result.out


def test_json_is_all_that_stdout_holds(call: Call) -> None:
    result = call("ask", "1", "--format", "json")
    assert json.loads(result.out)["question"] == "cq-01"
    assert result.err == ""


def test_csv_leaves_coverage_and_sources_to_stderr(call: Call) -> None:
    result = call("ask", "1", "--format", "csv", "--lang", "es")
    assert len(result.out.splitlines()) == 3
    assert "Cobertura: 2 de 3" in result.err
    assert "s1" in result.err


@pytest.mark.parametrize(
    "arguments",
    [("1", "--explain"), ("--explain", "1"), ("--explain", "cq-01"), ("--explain", "--lang", "en", "1")],
)
def test_a_question_is_explained(call: Call, arguments: tuple[str, ...]) -> None:
    result = call("ask", *arguments)
    assert result.code == 0
    assert "VALUES ?day" in result.out


def test_a_row_is_explained(call: Call) -> None:
    result = call("ask", "1", "--explain", "2", "--lang", "es")
    assert result.code == 0
    assert "Ley 1" in result.out
    assert "art. 1" in result.out


def test_a_chart_is_written_beside_the_answer(call: Call, tmp_path: Path) -> None:
    result = call("ask", "1", "--plot", str(tmp_path / "f.svg"), "--lang", "es")
    assert result.code == 0
    assert "contratación de docentes" in result.out
    assert "Gráfico" in result.err
    assert "contratación de docentes" in (tmp_path / "f.svg").read_text("utf-8")


def test_a_store_folder_answers_as_the_shipped_data_do(call: Call, tmp_path: Path) -> None:
    fill(open_store(None), EmbeddedStore(tmp_path / "s"))
    shipped = call("ask", "1", "--format", "csv")
    stored = call("ask", "1", "--format", "csv", "--store", str(tmp_path / "s"))
    afresh = call("ask", "1", "--format", "csv", "--store", str(tmp_path / "s"), "--no-derived")
    assert shipped == stored == afresh


def fill(source: Store, target: EmbeddedStore) -> None:
    """Copy every graph; the target closes at the end, for one folder has one writer."""
    for graph in source.graphs():
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        target.load(source.construct(query), graph, "application/n-triples")
    del target.inner


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("cq-77",), "No existe la pregunta «cq-77»."),
        (("1", "--day", "2025-13-40"), "no es un día del calendario"),
        (("1", "--country", "zz"), "Países con datos: xx."),
        (("1", "--country", "chile"), "chile"),
        (("1", "--param", "week=3"), "Sus parámetros son: country, day, sector."),
        (("1", "--from", "2020-01-01"), "no tiene el parámetro «from»"),
        (("1", "--param", "sector"), "NOMBRE=VALOR"),
        (("1", "--param", "sector=a", "--param", "sector=b"), "dos veces"),
        (("1", "--param", "sector=nothing"), "private, public"),
        (("1", "--store", "/no/such/folder"), "No hay un almacén en esta carpeta."),
        (("1", "--store", __file__), "Esto es un archivo; un almacén es una carpeta."),
        (("1", "--plot", "f.pdf"), ".svg, .png, .html"),
        (("1", "--plot", "no/such/folder/f.svg"), "La carpeta de este archivo no existe."),
        (("1", "--explain", "9"), "no tiene la fila 9"),
        (("1", "--explain", "first"), "no es el número de una fila"),
        (("1", "--explain", "0"), "no tiene la fila 0"),
    ],
)
def test_wrong_use_is_one_message_with_its_repair(call: Call, arguments: tuple[str, ...], said: str) -> None:
    result = call("ask", *arguments, "--lang", "es")
    assert result.code == 2
    assert result.out == ""
    assert said in result.err
    assert result.err.startswith("mesograph: ")
    assert len(result.err.splitlines()) == 2


def test_a_day_before_all_data_is_answered_without_a_row(call: Call) -> None:
    result = call("ask", "1", "--day", "1800-01-01")
    assert (result.code, result.err) == (0, "")
    assert "No rows.\n\nCoverage: no inputs found" in result.out


def test_a_day_after_the_data_is_told(call: Call) -> None:
    result = call("ask", "1", "--day", "2050-01-01", "--lang", "es")
    assert result.code == 0
    assert "Nota: los datos llegan hasta el 2025-04-30." in result.err


def test_the_nearest_questions_share_digits(call: Call) -> None:
    assert "cq-13" in call("ask", "cq-133").err


def test_an_engine_that_fails_is_exit_3(call: Call) -> None:
    assert call("ask", "1", "--store", "http://127.0.0.1:9/query").code == 3
    assert call("ask", "1", "--store", "http://127.0.0.1:9/query", "--no-derived").code == 3


def test_a_fault_while_drawing_is_exit_3(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(charts, "specification", lambda answer: {"mark": 1})
    result = call("ask", "1", "--plot", str(tmp_path / "f.svg"))
    assert result.code == 3
    assert list(tmp_path.iterdir()) == []


def test_derived_facts_are_made_again_from_the_shipped_data(call: Call) -> None:
    assert call("ask", "1", "--no-derived") == call("ask", "1")
    assert derived_afresh(open_store(None)).graphs()
