"""Rows of text as an aligned table or as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

GAP = "  "
_NARROW = 10


def widths(rows: Sequence[Sequence[str]], limit: int | None) -> list[int]:
    """Return the width of each column; with a limit the widest ones give way until the row fits."""
    natural = [
        max(len(line) for cell in column for line in cell.split("\n")) for column in zip(*rows, strict=True)
    ]
    if limit is None:
        return natural
    room = limit - len(GAP) * (len(natural) - 1)
    while sum(natural) > room:
        widest = max(range(len(natural)), key=lambda i: natural[i])
        if natural[widest] <= _NARROW:
            break
        natural[widest] = max(_NARROW, natural[widest] - max(1, (sum(natural) - room) // 4))
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
