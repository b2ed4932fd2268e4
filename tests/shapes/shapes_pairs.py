"""The pairs of files, each put into a country of its own so that one check can judge them all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

RULES = 295  # a rule that goes missing must be missed
HERE = Path(__file__).parent
_BASE = re.compile(r"@base <[^>]+> \.")
# The countries are shared: kinds of units belong to them, and kinds have one IRI for all files.
_LOCAL = re.compile(r"<\.\./(?!territory/(?:ZZ|YY)>)")


@dataclass(frozen=True)
class Pairs:
    """The files of one kind (`ok` or `bad`) and of one block of rules, with their backgrounds."""

    data: tuple[Path, ...]
    background: tuple[Path, ...]


def files(kind: str, profile: str | None) -> list[Path]:
    """Return the `ok` or `bad` files of the core rules, or of the rules that a profile adds."""
    hundred = {None: "[0-5]", "contribution": "6", "publication": "7"}[profile]
    return sorted(HERE.glob(f"*/{kind}-r{hundred}??.ttl"))


def place(kind: str, profile: str | None, folder: Path) -> Pairs:
    """Write copies in which every file has its own copy of the background, under its own base."""
    background = (HERE / "background.ttl").read_text("utf-8")
    data, around = [], []
    for file in files(kind, profile):
        text = file.read_text("utf-8")
        base = _BASE.search(text)
        assert base, file
        copy, context = folder / file.name, folder / "background" / file.name
        context.parent.mkdir(exist_ok=True)
        copy.write_text(_LOCAL.sub("<", text), "utf-8")
        context.write_text(_BASE.sub(base.group(), background), "utf-8")
        data.append(copy)
        around.append(context)
    return Pairs(tuple(data), tuple(around))
