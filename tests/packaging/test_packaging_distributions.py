"""What a stranger's machine gets: everything that the program reads travels inside the package."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = ("ontology", "shapes", "queries", "data")


def files_below(folder: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.joinpath(folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }


@pytest.mark.parametrize("folder", SHIPPED)
def test_wheel_holds_every_file_of(folder: str, in_wheel: set[str]) -> None:
    expected = {f"mesograph/_shipped/{name}" for name in files_below(folder)}
    assert expected
    assert expected <= in_wheel


def test_wheel_holds_code_texts_and_profiles(in_wheel: set[str]) -> None:
    expected = {name.removeprefix("src/") for name in files_below("src/mesograph")}
    assert {Path(name).suffix for name in expected} >= {".py", ".toml", ".yaml", ".typed"}
    assert expected <= in_wheel


def test_wheel_holds_nothing_else(in_wheel: set[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in in_wheel} == {"mesograph"}
    assert not [name for name in in_wheel if "tests/" in name or "benchmarks/" in name]


def test_wheel_carries_both_licences(in_wheel: set[str]) -> None:
    licences = {name.split("/licenses/")[1] for name in in_wheel if "/licenses/" in name}
    assert licences == {"LICENSE", "LICENSES/CC-BY-4.0.txt"}


@pytest.mark.parametrize("folder", [*SHIPPED, "src", "docs", "tools", "tests"])
def test_sdist_holds_every_file_of(folder: str, in_sdist: set[str]) -> None:
    assert files_below(folder) <= in_sdist


def test_sdist_holds_the_pages_of_the_top_folder(in_sdist: set[str]) -> None:
    pages = {path.name for path in ROOT.glob("*.md")} | {"LICENSE", "CITATION.cff", "pyproject.toml"}
    assert pages <= in_sdist
