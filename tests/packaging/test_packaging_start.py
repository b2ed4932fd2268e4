"""The entry point starts, and starts light."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import entry_points

import pytest

ALLOWED = {"click", "mesograph"}
# Run in a new interpreter: what `mesograph --help` has imported when it ends.
PROBE = """
import atexit, json, sys
def tell():
    print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
atexit.register(tell)
sys.argv = ["mesograph", *ARGUMENTS]
from mesograph.cli import main
main()
"""


def imported_by(*arguments: str) -> set[str]:
    command = [sys.executable, "-I", "-c", PROBE.replace("ARGUMENTS", repr(list(arguments)))]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    modules: list[str] = json.loads(ran.stderr.splitlines()[-1])
    bare = [sys.executable, "-I", "-c", "import sys; print(*sys.modules)"]
    before = {
        name.partition(".")[0]
        for name in subprocess.run(bare, capture_output=True, text=True, check=True).stdout.split()
    }
    return set(modules) - before - set(sys.stdlib_module_names) - {"__main__"}


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_top_level_imports_nothing_but_the_standard_library_and_click(argument: str) -> None:
    assert imported_by(argument) == ALLOWED


def test_listing_the_questions_imports_no_engine() -> None:
    assert not imported_by("ask") & {
        "rdflib",
        "pyshacl",
        "owlready2",
        "altair",
        "vl_convert",
        "SPARQLWrapper",
    }


def test_the_entry_point_is_installed_and_starts() -> None:
    (point,) = entry_points(group="console_scripts", name="mesograph")
    assert callable(point.load())


@pytest.mark.parametrize("command", ["ask", "query", "check", "reason", "tables"])
def test_every_command_prints_its_help(command: str) -> None:
    code = (
        f"import sys; sys.argv = ['mesograph', {command!r}, '--help']; from mesograph.cli import main; main()"
    )
    ran = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"mesograph {command}" in ran.stdout
