"""What the documents name exists: files, folders, commands, options, questions, rules."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from docs_pages import PAGES, ROOT, blocks, prose, shell_commands

from mesograph import resources
from mesograph.ask.catalogue import question_paths
from mesograph.cli import cli

IDS = [page.relative_to(ROOT).as_posix() for page in PAGES]
every_page = pytest.mark.parametrize("page", PAGES, ids=IDS)
FOLDERS = {path.name for path in ROOT.iterdir() if path.is_dir()}


@every_page
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", prose(page.read_text("utf-8")))
    assert [t for t in targets if "://" not in t and not page.parent.joinpath(t).exists()] == []


@every_page
def test_files_named_exist(page: Path) -> None:
    named = re.findall(r"`([\w.][\w./*-]*)`", prose(page.read_text("utf-8")))
    paths = [n for n in named if n.split("/")[0] in FOLDERS and "/" in n and "NN" not in n]
    assert [p for p in paths if "<" not in p and not list(ROOT.glob(p.rstrip("/")))] == []


def resolve(words: list[str]) -> tuple[click.Command, list[str]]:
    """Return the command that words name, and the words after its name."""
    command: click.Command = cli
    context = click.Context(cli)
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(context, words[0])
        assert found is not None, words
        command, words = found, words[1:]
    return command, words


@every_page
def test_commands_and_options_named_exist(page: Path) -> None:
    for line in shell_commands(page):
        command, words = resolve(shlex.split(line.replace("…", ""))[1:])
        known = {name for param in command.params for name in param.opts} | {"--help", "-h", "--version"}
        unknown = [w for w in words if w.startswith("-") and w != "-" and w.split("=")[0] not in known]
        assert unknown == [], line


@every_page
def test_questions_named_exist(page: Path) -> None:
    named = set(re.findall(r"\bcq-\d{2,3}\b", page.read_text("utf-8")))
    assert named <= set(question_paths())


@every_page
def test_rules_named_exist(page: Path) -> None:
    shapes = "".join(path.read_text("utf-8") for path in resources.root().glob("shapes/**/*.ttl"))
    named = set(re.findall(r"\bMESO-R\d{3}\b", page.read_text("utf-8")))
    assert named <= set(re.findall(r"\bMESO-R\d{3}\b", shapes))


@every_page
def test_yaml_and_turtle_are_the_only_other_blocks(page: Path) -> None:
    assert {language for language, _, _ in blocks(page.read_text("utf-8"))} <= {
        *("sh", "console", "text", "yaml", "turtle", "sparql", ""),
    }


@every_page
def test_one_sentence_a_line(page: Path) -> None:
    if "Written by tools/" in page.read_text("utf-8").split("\n")[0]:
        return
    lines = prose(page.read_text("utf-8")).split("\n")
    crowded = [
        line
        for line in lines
        if not line.startswith("|") and re.search(r"[a-záéíóúãõç)`»\"][.?!] [A-ZÁÉÍÓÚ¿¡`]\w*", line)
        if not re.match(r"\s*-|\s*\d+\.|>", line) and not re.match(r"^\([abc]\)", line)
    ]
    assert crowded == []


def test_no_page_names_a_machine() -> None:
    assert [p for p in PAGES if re.search(r"/(root|home|work|tmp|opt)/", p.read_text("utf-8"))] == []
