"""The examples of the documents print what the documents show."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from docs_pages import CUT, PAGES, ROOT, Example, examples

RUN = "import sys; sys.argv = ['mesograph', *sys.argv[1:]]; from mesograph.cli import main; main()"
SHOWN = [page for page in PAGES if examples(page)]


def run(example: Example, folder: Path) -> list[str]:
    """Return the lines that the command of an example prints, stdout first."""
    program, *arguments = shlex.split(example.command)
    assert program == "mesograph"
    environment = {**os.environ, "MESOGRAPH_LANG": "en"}
    ran = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env=environment,
    )
    assert ran.returncode in (0, 1), ran.stderr
    assert "Traceback" not in ran.stderr
    return [*ran.stdout.split("\n"), *ran.stderr.split("\n")]


def unlike(shown: Iterator[str], printed: list[str]) -> Iterator[str]:
    """Yield the lines shown that the output lacks; blanks within a line do not count."""
    found = {" ".join(line.split()) for line in printed}
    for line in shown:
        if not line.strip("─ "):
            continue  # the rule under the heads of a table
        start, cut, _ = line.partition(CUT)
        start = " ".join(start.split())
        if not (any(f.startswith(start) for f in found) if cut else start in found):
            yield line


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples")
    return tmp_path


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_examples_print_what_they_show(page: Path, folder: Path) -> None:
    wrong = []
    for example in examples(page):
        if not example.needs_directories:
            printed = run(example, folder)
            wrong += [f"{example.command}: {line}" for line in unlike(iter(example.printed), printed)]
    assert not wrong


@pytest.mark.directories
def test_examples_on_the_real_directories_print_what_they_show(folder: Path, shared: Path) -> None:
    for file in shared.joinpath("data", "cl").glob("directorio_ee_*.csv.gz"):
        folder.joinpath(file.name).symlink_to(file)
    needy = [example for page in SHOWN for example in examples(page) if example.needs_directories]
    assert needy
    wrong, answers = [], {}
    for example in needy:
        if example.command not in answers:
            answers[example.command] = run(example, folder)
        wrong += [f"{example}: {line}" for line in unlike(iter(example.printed), answers[example.command])]
    assert not wrong
