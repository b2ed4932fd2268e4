"""Markdown pages of the repository, and the examples in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
NEEDS_DIRECTORIES = "<!-- needs the directories -->"
CUT = "…"


@dataclass(frozen=True)
class Example:
    """A command as a page shows it, with the lines it prints; `…` stands for what is cut."""

    page: str
    command: str
    printed: tuple[str, ...]
    needs_directories: bool

    def __str__(self) -> str:
        return f"{self.page}: {self.command}"


def blocks(text: str) -> list[tuple[str, str, str]]:
    """Return language, body and the line before of every fenced block."""
    found, lines, i = [], text.split("\n"), 0
    while i < len(lines):
        if lines[i].startswith("```"):
            end = next(j for j in range(i + 1, len(lines)) if lines[j].startswith("```"))
            found.append((lines[i][3:], "\n".join(lines[i + 1 : end]), lines[i - 1] if i else ""))
            i = end
        i += 1
    return found


def prose(text: str) -> str:
    """Return a page without its fenced blocks and comments."""
    return re.sub(r"<!--.*?-->", "", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S), flags=re.S)


def examples(page: Path) -> list[Example]:
    """Return the examples of a page in order."""
    found = []
    for language, body, before in blocks(page.read_text("utf-8")):
        if language != "console":
            continue
        for part in re.split(r"^\$ ", body, flags=re.M)[1:]:
            command, *printed = part.rstrip("\n").split("\n")
            found.append(
                Example(
                    page.relative_to(ROOT).as_posix(),
                    command,
                    tuple(line for line in printed if line.strip()),
                    before == NEEDS_DIRECTORIES,
                )
            )
    return found


def shell_commands(page: Path) -> list[str]:
    """Return every `mesograph` command of a page: in examples, shell blocks and code in prose."""
    text = page.read_text("utf-8")
    found = [example.command for example in examples(page)]
    for language, body, _ in blocks(text):
        if language == "sh":
            found += body.split("\n")
    found += re.findall(r"`([^`]+)`", prose(text))
    return [command for command in found if command.startswith("mesograph ")]
