"""The three READMEs tell the same, and what they tell of the repository is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docs_pages import blocks

READMES = ("README.md", "README.es.md", "README.pt.md")


def rooms(root: Path) -> set[str]:
    return {p.parent.name for p in root.glob("src/mesograph/*/__init__.py")}


def commands(page: Path) -> list[str]:
    """Return shell commands and example commands of a page, without what they print and without `--lang`."""
    found = []
    for language, body, _ in blocks(page.read_text("utf-8")):
        if language == "sh":
            found += body.split("\n")
        elif language == "console":
            found += [line[2:] for line in body.split("\n") if line.startswith("$ ")]
    return [re.sub(r" --lang \w\w", "", command) for command in found]


@pytest.mark.parametrize("name", READMES)
def test_table_of_rooms_is_that_of_the_folders(root: Path, name: str) -> None:
    text = (root / name).read_text("utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", text, re.M)) == rooms(root)


@pytest.mark.parametrize("name", READMES[1:])
def test_readmes_name_the_same_commands(root: Path, name: str) -> None:
    assert commands(root / name) == commands(root / "README.md")


@pytest.mark.parametrize("name", READMES)
def test_each_readme_leads_to_the_others(root: Path, name: str) -> None:
    text = (root / name).read_text("utf-8")
    assert all(f"({other})" in text for other in READMES if other != name)


def test_readme_shows_the_files_of_its_example(root: Path) -> None:
    text = (root / "README.md").read_text("utf-8")
    example = (root / "docs" / "examples" / "bad.ttl").read_text("utf-8")
    shown = [body for language, body, _ in blocks(text) if language == "turtle"]
    assert shown
    assert all(line in example for body in shown for line in body.split("\n") if line != "…")
