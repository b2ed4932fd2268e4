"""The command: exit codes, formats, languages, standard input, folders."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as Xml

import pyoxigraph as ox
import pytest
from check_calls import NAMELESS, PREFIXES, SCHOOL, Result, write

from mesograph import resources

Check = Callable[..., Result]
SHAPES = "39"


def test_a_good_file_passes(check: Check, tmp_path: Path) -> None:
    result = check(write(tmp_path, "good.ttl", SCHOOL))
    assert result.code == 0
    assert result.out == f"1 file, 1 node checked by {SHAPES} shapes (engine: planned): nothing found\n"


def test_a_bad_file_fails_with_place_rule_and_repair(check: Check, tmp_path: Path) -> None:
    path = write(tmp_path, "bad.ttl", NAMELESS)
    result = check(path)
    assert result.code == 1
    line = PREFIXES.count("\n") + 1
    assert result.out.splitlines()[:3] == [
        f"{path}:{line}: cl:school/999001",
        "  MESO-R001 violation  A named thing has a label. Add skos:prefLabel.",
        "            found: no value for «label» · help: docs/reference/rules#meso-r001",
    ]
    assert result.out.endswith(f"1 file, 1 node checked by {SHAPES} shapes (engine: planned): 2 violations\n")


def test_the_name_of_a_node_stands_before_its_iri(check: Check, tmp_path: Path) -> None:
    path = write(tmp_path, "bad.ttl", SCHOOL.replace("unit-kind:cl-school", "unit-kind:cl-mineduc"))
    assert ": Escola de teste (cl:school/999001)\n" in check(path, "--lang", "pt").out


def test_a_misspelt_property_is_named(check: Check, tmp_path: Path) -> None:
    path = write(
        tmp_path, "typo.ttl", SCHOOL.replace("a meso:School ;", "a meso:School ; meso:oficialName 'X' ;")
    )
    result = check(path, "--lang", "es")
    assert "La ontología no tiene la propiedad meso:oficialName" in result.err
    assert "no property" not in check(write(tmp_path, "good.ttl", SCHOOL)).err


def test_the_ontology_has_every_property_of_the_data(check: Check) -> None:
    assert "no property" not in check(str(resources.root() / "data" / "cl")).err


@pytest.mark.parametrize(("threshold", "code"), [("violation", 0), ("warning", 0), ("info", 1)])
def test_fail_on_decides_the_exit_code(check: Check, tmp_path: Path, threshold: str, code: int) -> None:
    provider = SCHOOL.replace("meso:School", "meso:SupportProvider").replace("cl-school", "cl-ate")
    path = write(tmp_path, "provider.ttl", provider)
    result = check(path, "--profile", "contribution", "--fail-on", threshold)
    assert "MESO-R606 hint" in result.out
    assert result.code == code


def test_json_keeps_its_contract(check: Check, tmp_path: Path) -> None:
    path = write(tmp_path, "bad.ttl", NAMELESS)
    answer = json.loads(check(path, "--format", "json", "--lang", "es").out)
    assert list(answer) == ["conforms", "focus_nodes", "shapes", "findings", "engine"]
    assert (answer["conforms"], answer["focus_nodes"], answer["engine"]) == (False, 1, "planned")
    assert answer["findings"][0] == {
        "rule": "MESO-R001",
        "severity": "violation",
        "focus": "https://w3id.org/mesograph/id/cl/school/999001",
        "path": "http://www.w3.org/2004/02/skos/core#prefLabel",
        "found": 0,
        "message": "Toda cosa con nombre tiene una etiqueta.",
        "repair": "Agregue skos:prefLabel.",
        "origin": {"file": path, "line": PREFIXES.count("\n") + 1},
    }


def test_junit_has_a_failure_per_finding(check: Check, tmp_path: Path) -> None:
    root = Xml.fromstring(check(write(tmp_path, "bad.ttl", NAMELESS), "--format", "junit").out)
    assert [f.get("type") for f in root.iter("failure")] == ["violation", "violation"]
    root = Xml.fromstring(check(write(tmp_path, "good.ttl", SCHOOL), "--format", "junit").out)
    assert not list(root.iter("failure"))
    assert list(root.iter("testcase"))


def test_turtle_is_a_validation_report(check: Check, tmp_path: Path) -> None:
    text = check(write(tmp_path, "bad.ttl", NAMELESS), "--format", "ttl").out
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.TURTLE)
    answer = store.query(
        "PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?c (COUNT(?m) AS ?n)"
        " { ?r sh:conforms false ; sh:result ?x . ?x sh:sourceConstraintComponent ?c ; sh:resultMessage ?m }"
        " GROUP BY ?c"
    )
    assert isinstance(answer, ox.QuerySolutions)
    assert [(row["c"].value, row["n"].value) for row in answer] == [
        ("http://www.w3.org/ns/shacl#MinCountConstraintComponent", "6")
    ]


def test_sarif_points_at_file_and_line(check: Check, tmp_path: Path) -> None:
    path = write(tmp_path, "bad.ttl", NAMELESS)
    run = json.loads(check(path, "--format", "sarif").out)["runs"][0]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == path
    assert place["region"]["startLine"] == PREFIXES.count("\n") + 1
    assert {r["id"] for r in run["tool"]["driver"]["rules"]} == {"MESO-R001", "MESO-R003"}


def test_table_has_a_row_per_finding(check: Check, tmp_path: Path) -> None:
    out = check(write(tmp_path, "bad.ttl", NAMELESS), "--format", "table", "--lang", "es").out
    assert out.splitlines()[0].split() == ["lugar", "regla", "gravedad", "nodo", "encontrado", "mensaje"]
    assert sum("MESO-R" in line for line in out.splitlines()) == 2


@pytest.mark.parametrize("arguments", [("--format", "html"), ("--format", "xlsx"), ("--fix", "out.ttl")])
def test_what_is_not_there_yet_says_so(check: Check, tmp_path: Path, arguments: tuple[str, str]) -> None:
    result = check(write(tmp_path, "good.ttl", SCHOOL), *arguments)
    assert (result.code, result.out) == (3, "")
    assert "is not available yet" in result.err
    assert "--format text, table, json, sarif, junit" in result.err


def test_standard_input_is_turtle(check: Check) -> None:
    result = check("-", stdin=NAMELESS.encode())
    assert result.code == 1
    assert result.out.startswith("-:")


def test_a_folder_is_read_through(check: Check, tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    write(tmp_path, "good.ttl", SCHOOL)
    write(tmp_path / "inner", "bad.ttl", NAMELESS.replace("999001", "999002"))
    write(tmp_path, "readme.txt", "no triples")
    result = check(str(tmp_path))
    assert result.code == 1
    assert result.out.splitlines()[-1].startswith("2 files, 2 nodes checked")


def test_shapes_without_nodes_are_named_on_stderr(check: Check, tmp_path: Path) -> None:
    result = check(write(tmp_path, "good.ttl", SCHOOL))
    assert "shapes found no nodes: " in result.err
    assert "Transfer" in result.err
    assert "School" not in result.err


def test_nothing_checked_is_a_failure(check: Check, tmp_path: Path) -> None:
    path = write(tmp_path, "odd.ttl", "<http://example.org/a> <http://example.org/b> 1 .")
    result = check(path)
    assert result.code == 1
    assert result.out.startswith("Nothing was checked")
    result = check(path, "--format", "json")
    assert result.code == 1
    assert json.loads(result.out)["conforms"] is False
    assert "Nothing was checked" in result.err


def test_a_misspelt_class_is_said(check: Check, tmp_path: Path) -> None:
    text = SCHOOL + "<x> a meso:Schol .\n"
    result = check(write(tmp_path, "odd.ttl", text))
    assert "No shape looks at the class meso:Schol, so its nodes were not checked (1)." in result.err


SAID = {
    "en": ("violation", "found: no value", "help:", "node checked by", "shapes found no nodes"),
    "es": (
        "infracción",
        "encontrado: ningún valor",
        "ayuda:",
        "nodo revisado con",
        "formas no encontraron nodos",
    ),
    "pt": (
        "violação",
        "encontrado: nenhum valor",
        "ajuda:",
        "nó conferido com",
        "formas não encontraram nós",
    ),
}


@pytest.mark.parametrize("language", SAID)
def test_reports_speak_one_language(check: Check, tmp_path: Path, language: str) -> None:
    result = check(write(tmp_path, "bad.ttl", NAMELESS), "--lang", language)
    for code, words in SAID.items():
        for word in words:
            assert (word in result.out + result.err) == (code == language), word


HELP = {
    "en": ("Usage: ", "Check files or folders", "Form of the report", "Example:"),
    "es": ("[OPCIONES]", "Revisa archivos o carpetas", "Formato del informe", "Ejemplo:"),
    "pt": ("[OPÇÕES]", "Confere arquivos ou pastas", "Formato do relatório", "Exemplo:"),
}


@pytest.mark.parametrize("language", HELP)
def test_help_speaks_the_language(language: str) -> None:
    environment = {**os.environ, "MESOGRAPH_LANG": language}
    done = subprocess.run(
        [sys.executable, "-c", "from mesograph.cli import main; main()", "check", "--help"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    for code, words in HELP.items():
        for word in words:
            assert (word in done.stdout) == (code == language), word
