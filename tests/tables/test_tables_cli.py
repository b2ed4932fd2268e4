from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sheets import Sheet, row

from mesograph.lang import LANGUAGES, catalogue
from mesograph.store import open_store


def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", MAIN, *arguments],
        input=stdin,
        capture_output=True,
        env=os.environ | {"LANG": "en_US.UTF-8", "PYTHONIOENCODING": "utf-8"} | environment,
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


MAIN = "from mesograph.cli import main; main()"


@pytest.mark.parametrize(
    ("language", "word"), [("en", "directory"), ("es", "Directorio"), ("pt", "diretório")]
)
def test_profiles_are_listed_with_title_country_and_files(language: str, word: str) -> None:
    done = run("tables", "profiles", "--lang", language)
    assert done.returncode == 0
    assert "cl-directory  [CL]" in done.stdout
    assert "co-education-statistics  [CO]" in done.stdout
    assert word in done.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_has_an_example_in_each_language(language: str) -> None:
    told = [
        run("tables", *command, "--help", LANG=f"{language}_XX").stdout
        for command in ([], ["import"], ["profiles"])
    ]
    assert "mesograph tables import cl-directory" in told[1]
    assert "mesograph tables profiles" in told[2]
    for text in told:
        assert language == "en" or "OPTIONS" not in text
        assert "Read school" not in text or language == "en"


def test_an_import_into_a_store_can_be_asked(tmp_path: Path, sheet: Sheet) -> None:
    store = tmp_path / "store"
    done = run(
        "tables", "import", "cl-directory", sheet(row(1), row("x")), "--store", str(store), "--format", "json"
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["rows_read"], told["rows_used"]) == (2, 1)
    assert done.stderr == ""
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/mesograph/ns#School> }"
    assert open_store(str(store)).select(count).rows == [(1,)]


def test_standard_input_and_output(sheet: Sheet) -> None:
    data = Path(sheet(row(1))).read_bytes()
    done = run("tables", "import", "cl-directory", "-", "--out", "-", "--lang", "es", stdin=data)
    assert done.returncode == 0
    assert all(line.endswith(" .") for line in done.stdout.splitlines())
    assert "1 filas leídas = 1 usadas + 0 no usadas" in done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_bad_input_gets_one_message_and_no_traceback(tmp_path: Path, sheet: Sheet, language: str) -> None:
    store = tmp_path / "store"
    done = run(
        "tables", "import", "cl-directory", sheet("1", header="a"), "--store", str(store), "--lang", language
    )
    assert done.returncode == 2
    assert catalogue()["table-columns"][language].split("{")[0] in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not store.exists()


def test_wrong_use_is_exit_code_two(tmp_path: Path, sheet: Sheet) -> None:
    name = sheet(row(1))
    cases = [
        ("cl-directory", name),
        ("cl-directory", name, "--store", str(tmp_path / "s"), "--out", str(tmp_path / "o")),
        ("cl-directory", name, "--out", "-", "--format", "json"),
        ("no-such-profile", name, "--out", "-"),
        ("cl-directory", "no-such-file.csv", "--out", "-"),
        ("cl-directory",),
    ]
    for case in cases:
        done = run("tables", "import", *case)
        assert (done.returncode, done.stdout) == (2, ""), case
        assert "Traceback" not in done.stderr
