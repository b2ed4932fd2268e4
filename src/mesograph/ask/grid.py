"""Rows of text as an aligned table or as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

GAP = "  "
_NARROW = 10


def widths(rows: Sequence[Sequence[str]], limit: int | None) -> list[int]:
    """Return the width of each column; with a limit the widest ones give way until the row fits."""
    columns = list(zip(*rows, strict=True))
    natural = [max(len(line) for cell in column for line in cell.split("\n")) for column in columns]
    if limit is None:
        return natural
    room = limit - len(GAP) * (len(natural) - 1)
    words = [max((len(word) for cell in column for word in cell.split()), default=1) for column in columns]
    # First columns give way down to their longest word, then, where even that is too wide, words are cut.
    for floors in (words, [_NARROW] * len(words)):
        while sum(natural) > room:
            free = [i for i, size in enumerate(natural) if size > floors[i]]
            if not free:
                break
            natural[max(free, key=lambda i: natural[i])] -= 1
    return natural


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool], limit: int | None
) -> list[str]:
    """Return the lines of an aligned table; `right` marks columns of numbers, `limit` is the width."""
    sizes = widths([head, *rows], limit)
    lines = _row(head, sizes, right)
    lines.append(GAP.join("─" * size for size in sizes))
    for row in rows:
        lines += _row(row, sizes, right)
    return [line.rstrip() for line in lines]


def _row(cells: Sequence[str], sizes: Sequence[int], right: Sequence[bool]) -> list[str]:
    stacks = [_wrap(cell, size) for cell, size in zip(cells, sizes, strict=True)]
    height = max(len(stack) for stack in stacks)
    lines = []
    for i in range(height):
        texts = [stack[i] if i < len(stack) else "" for stack in stacks]
        lines.append(
            GAP.join(t.rjust(n) if r else t.ljust(n) for t, n, r in zip(texts, sizes, right, strict=True))
        )
    return lines


def _wrap(text: str, size: int) -> list[str]:
    if len(text) <= size and "\n" not in text:
        return [text]
    lines = [
        part
        for line in text.split("\n")
        for part in textwrap.wrap(line, max(size, 1), break_on_hyphens=False) or [""]
    ]
    return lines or [""]


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]) -> list[str]:
    """Return the lines of a Markdown table."""
    rule = ["---:" if r else "---" for r in right]
    return ["| " + " | ".join(_escape(c) for c in row) + " |" for row in (head, rule, *rows)]


def _escape(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("\r", "").replace("\n", "<br>")
