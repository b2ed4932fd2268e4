"""What a start must not load; what it costs is measured in benchmarks/startup.py."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROBE = """
import sys
sys.argv = ["mesograph", *{arguments!r}]
from mesograph.cli import main
try:
    main()
except SystemExit:
    pass
print(" ".join(sorted(m.partition(".")[0] for m in sys.modules)), file=sys.stderr)
"""
HEAVY = {"rdflib", "altair", "vl_convert", "SPARQLWrapper", "pyshacl", "owlready2", "duckdb"}


def loaded(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(arguments=list(arguments))],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return set(done.stderr.split())


def test_help_loads_the_standard_library_and_click_alone() -> None:
    others = (
        loaded("--help") - set(sys.stdlib_module_names) - {"click", "mesograph", "__main__", "__mp_main__"}
    )
    # What an installed environment loads at every start of Python is not ours.
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print(' '.join(sys.modules))"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert others - {name.partition(".")[0] for name in bare.split()} - {"_distutils_hack"} == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", "cq-13", "--country", "cl"),
        ("compare", "--countries", "cl", "--measure", "rescaling"),
        ("query", "ASK { }"),
    ],
)
def test_an_answer_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) & HEAVY == set()


def test_a_reader_that_stops_reading_is_no_fault() -> None:
    command = (
        f"{sys.executable} -c 'from mesograph.cli import main; main()' ask cq-13 --format json | head -c 10"
    )
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.stderr == ""
