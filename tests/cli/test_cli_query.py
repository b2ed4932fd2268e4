from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from calls import FIXTURES, Call

TIERS = "SELECT ?kind ?tier { ?kind meso:tier ?tier } ORDER BY ?kind"


def test_the_prefixes_of_the_project_need_not_be_written(call: Call) -> None:
    result = call("query", TIERS)
    assert result.code == 0
    assert "unit-kind:xx-council" in result.out
    assert "tier:meso-local" in result.out


@pytest.mark.parametrize(
    ("form", "start"),
    [("csv", "kind,tier\n"), ("tsv", "?kind\t?tier\n"), ("json", '{"head":'), ("xml", "<?xml")],
)
def test_rows_come_in_the_standard_formats(call: Call, form: str, start: str) -> None:
    result = call("query", TIERS, "--format", form)
    assert result.code == 0
    assert result.out.startswith(start)
    assert result.out.endswith("\n")


def test_json_is_that_of_sparql(call: Call) -> None:
    document = json.loads(call("query", TIERS, "--format", "json").out)
    assert document["head"]["vars"] == ["kind", "tier"]
    assert document["results"]["bindings"][0]["kind"]["type"] == "uri"


@pytest.mark.parametrize("form", ["table", "ttl"])
def test_triples_come_as_turtle(call: Call, form: str) -> None:
    result = call("query", "CONSTRUCT { ?k meso:tier ?t } WHERE { ?k meso:tier ?t }", "--format", form)
    assert result.code == 0
    assert "unit-kind:xx-council meso:tier tier:meso-local ." in result.out


def test_an_ask_is_answered(call: Call) -> None:
    assert "true" in call("query", "ASK { ?s meso:tier ?o }").out


def test_a_file_is_run_with_its_head(call: Call) -> None:
    path = next((FIXTURES / "queries" / "questions").glob("cq-01-*.rq"))
    result = call("query", str(path), "--format", "csv")
    assert result.out.startswith("decision,kind,since,weight,rule\n")


def test_a_dash_is_stdin(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TIERS.encode())))
    assert "tier:national" in call("query", "-").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("SELECT ?x { ?x ",), "The query cannot be read"),
        (("SELECT ?x { ?x odd:name ?y }",), '"odd:"'),
        (("",), "The query is empty"),
        (("nowhere.rq",), "nowhere.rq does not exist"),
        (("a folder/query.rq",), "does not exist"),
        (("INSERT DATA { <a:b> <a:b> <a:b> }",), "Only SELECT, ASK, CONSTRUCT and DESCRIBE"),
        (("DROP ALL {}",), "Only SELECT, ASK, CONSTRUCT and DESCRIBE"),
        (("SELECT ?x { SERVICE <http://127.0.0.1:9/> { ?x ?y ?z } }",), "SERVICE is not allowed"),
        (("SELECT ?x { ?s ?p trueSERVICE <http://127.0.0.1:9/> { ?x ?y ?z } }",), "SERVICE is not allowed"),
        (("SELECT ?x { ?x ?y ?z }", "--format", "ttl"), "--format table, csv"),
        (("CONSTRUCT { } WHERE { }", "--format", "json"), "--format ttl"),
        (("ASK { }", "--store", "/no/such/folder"), "no store in this folder"),
        ((str(FIXTURES),), "cannot be read"),
    ],
)
def test_wrong_use_is_one_message(call: Call, arguments: tuple[str, ...], said: str) -> None:
    result = call("query", *arguments)
    assert result.code == 2
    assert result.out == ""
    assert said in result.err
    assert len(result.err.splitlines()) == 2


def test_a_file_with_a_fault_is_named_with_its_line(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_text("# first\nSELECT ?x {\n  ?x meso:tier\n}\n", "utf-8")
    result = call("query", str(path))
    assert result.code == 2
    assert str(path) in result.err
    assert " 4:" in result.err


def test_the_column_of_a_fault_is_that_of_the_text_given(call: Call) -> None:
    text = "SELECT ?x { ?x a meso:Reform"
    message = call("query", text).err.splitlines()[0]
    assert f"error at 1:{len(text) + 1}:" in message
    assert len(message) < 180


def test_a_file_in_another_encoding_is_named(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_bytes("SELECT ?x { ?x ?y 'ñ' }".encode("latin-1"))
    result = call("query", str(path))
    assert (result.code, "UTF-8" in result.err) == (2, True)


def test_an_endpoint_that_is_not_there_is_exit_3(call: Call) -> None:
    assert call("query", "ASK { }", "--store", "http://127.0.0.1:9/").code == 3


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE " + "{" * 20_000 + "?s ?p 1" + "}" * 20_000,
        "SELECT * WHERE { ?s " + "(" * 20_000 + "meso:p" + ")" * 20_000 + " ?o }",
        "ASK {" + "MINUS{?s ?p 1}" * 20_000 + "}",
        "ASK { FILTER(1" + "+1" * 20_000 + ">0) }",
    ],
)
def test_a_query_that_would_end_the_engine_is_not_run(call: Call, tmp_path: Path, query: str) -> None:
    path = tmp_path / "deep.rq"
    path.write_text(query, "utf-8")
    result = call("query", str(path), "--lang", "pt")
    assert result.code == 2
    assert "500 parênteses" in result.err


def test_a_long_list_of_values_is_no_burden(call: Call) -> None:
    values = " ".join(f"(<https://example.org/{n}> {n})" for n in range(3000))
    assert call("query", f"SELECT * {{ VALUES (?s ?n) {{ {values} }} }} LIMIT 1").code == 0


def test_from_is_refused_because_a_query_sees_all_graphs(call: Call) -> None:
    result = call(
        "query", "SELECT (COUNT(*) AS ?n) FROM <http://example.org/nothing> { ?s ?p ?o }", "--lang", "es"
    )
    assert result.code == 2
    assert "FROM" in result.err
    assert "GRAPH" in result.err
