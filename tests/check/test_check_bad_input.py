"""What cannot be read: one clear message with place and repair, exit code 2, no traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from check_calls import SCHOOL, Result, write

from mesograph.lang import LANGUAGES

Check = Callable[..., Result]
DEEP = '{"@id": "http://example.org/a", "http://example.org/p": ' * 600 + "1" + "}" * 600
ENTITIES = '<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><r>&b;</r>'
CASES = {
    "malformed": ("bad.ttl", SCHOOL + "<x> meso:y ;;; z .\n", ":18: ", "not valid RDF"),
    "undeclared prefix": ("bad.ttl", "\n\nmeso:a meso:b meso:c .\n", ":3: ", "prefix meso:"),
    "relative IRI": ("bad.ttl", "<a> <b> <c> .", ":1: ", "No scheme"),
    "unclosed string": ("bad.ttl", '<http://e.org/a> <http://e.org/b> "x', ":1: ", "not valid RDF"),
    "empty": ("empty.ttl", "", "empty.ttl: ", "is empty"),
    "blank": ("empty.ttl", " \n\n", "empty.ttl: ", "is empty"),
    "comments only": ("empty.ttl", "# nothing\n", "empty.ttl: ", "no triples"),
    "Latin-1": ("latin.ttl", "# one\n# educación".encode("latin-1"), "latin.ttl:2: ", "Latin-1"),
    "Windows-1252": ("windows.ttl", "# “educación”".encode("cp1252"), ":1: ", "Windows-1252"),
    "UTF-16": ("wide.ttl", "# educación".encode("utf-16"), ":1: ", "UTF-16"),
    "spreadsheet": ("table.csv", "a,b\n1,2\n", "table.csv: ", "mesograph tables import"),
    "nested JSON-LD": ("deep.jsonld", DEEP, "deep.jsonld: ", "500 levels"),
    "nested Turtle": (
        "deep.ttl",
        "<http://e.org/a> <http://e.org/b> " + "[" * 100_000,
        ":1: ",
        "not valid RDF",
    ),
    "remote context": ("far.jsonld", '{"@context": "https://schema.org", "name": "x"}', "far", "not fetched"),
    "entities": ("bomb.rdf", ENTITIES, "bomb.rdf: ", "XML entities"),
    "not XML": ("bad.rdf", "nothing <<<", "bad.rdf", "not valid RDF"),
    "binary": ("bad.nt", bytes(range(1, 120)) * 3, "bad.nt", "not valid RDF"),
}


@pytest.mark.parametrize("case", CASES)
def test_an_unreadable_file_is_explained(check: Check, tmp_path: Path, case: str) -> None:
    name, content, place, reason = CASES[case]
    result = check(write(tmp_path, name, content))
    assert (result.code, result.out) == (2, "")
    lines = result.err.splitlines()
    assert len(lines) == 2, result.err
    assert place in lines[0]
    assert reason in result.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_file_is_explained(check: Check, tmp_path: Path, language: str) -> None:
    result = check(str(tmp_path / "none.ttl"), "--lang", language)
    said = {"en": "does not exist", "es": "no existe", "pt": "não existe"}
    assert result.code == 2
    assert said[language] in result.err
    assert len(result.err.splitlines()) == 2


def test_a_folder_without_triples_is_explained(check: Check, tmp_path: Path) -> None:
    write(tmp_path, "readme.txt", "nothing")
    result = check(str(tmp_path))
    assert result.code == 2
    assert "no file of triples" in result.err


def test_no_path_at_all_is_wrong_use(check: Check) -> None:
    assert check().code == 2


@pytest.mark.parametrize("option", [("--engine", "fast"), ("--profile", "none"), ("--fail-on", "never")])
def test_unknown_values_are_wrong_use(check: Check, tmp_path: Path, option: tuple[str, str]) -> None:
    result = check(write(tmp_path, "good.ttl", SCHOOL), *option)
    assert (result.code, result.out) == (2, "")


def test_a_missing_store_is_explained(check: Check, tmp_path: Path) -> None:
    result = check(write(tmp_path, "good.ttl", SCHOOL), "--against", str(tmp_path / "none"))
    assert result.code == 2
    assert len(result.err.splitlines()) == 2


def test_good_files_before_a_bad_one_print_nothing(check: Check, tmp_path: Path) -> None:
    good, bad = write(tmp_path, "good.ttl", SCHOOL), write(tmp_path, "bad.ttl", "<<<")
    result = check(good, bad)
    assert (result.code, result.out) == (2, "")


def test_a_line_without_end_is_not_quoted_whole(check: Check, tmp_path: Path) -> None:
    result = check(write(tmp_path, "long.ttl", "a" * 100_000))
    assert result.code == 2
    assert len(result.err) < 600
