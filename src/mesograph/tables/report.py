"""What an import tells: counts, every refused row, every unusable cell, every finding; as JSON or as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from mesograph import lang
from mesograph.tables.rows import Issue, Reading
from mesograph.tables.spans import Finding

SHOWN = 10  # lines of one kind that the text form prints before it counts the rest


@dataclass
class Report:
    """The result of an import; nothing read is missing from it: rows_read = rows_used + refused."""

    readings: list[Reading]
    findings: list[Finding] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    graph: str = ""
    triples: int = 0

    @property
    def rows_read(self) -> int:
        """Return the number of records in all files, headers aside."""
        return sum(r.rows_read for r in self.readings)

    @property
    def rows_used(self) -> int:
        """Return the number of rows that entered the graph."""
        return sum(r.rows_used for r in self.readings)

    @property
    def refused(self) -> list[Issue]:
        """Return the rows that were not used, in order of file and row."""
        return [i for r in self.readings for i in sorted(r.refused, key=lambda i: i.row)]

    @property
    def cells(self) -> list[Issue]:
        """Return the cells that were not used although their row was, in order of file and row."""
        return [i for r in self.readings for i in sorted(r.cells, key=lambda i: (i.row, i.column))]


def as_json(report: Report, language: str) -> dict[str, object]:
    """Return the report as plain values; sentences are in `language`."""
    return {
        "files": [r.file for r in report.readings],
        "rows_read": report.rows_read,
        "rows_used": report.rows_used,
        "rows_refused": [_issue(i, language) for i in report.refused],
        "triples": report.triples,
        "findings": [_finding(f, language) for f in report.findings],
        "cells": [_issue(i, language) for i in report.cells],
        "readings": [
            {"file": r.file, "encoding": r.encoding, "rows_read": r.rows_read, "rows_used": r.rows_used}
            for r in report.readings
        ],
        "counts": report.counts,
        "graph": report.graph,
    }


def _issue(issue: Issue, language: str) -> dict[str, object]:
    return {"file": issue.file, "row": issue.row, "column": issue.column, "reason": issue.note.text(language)}


def _finding(finding: Finding, language: str) -> dict[str, object]:
    return {
        "kind": finding.kind,
        "file": finding.file,
        "row": finding.row,
        "subject": finding.subject,
        "territory": finding.territory,
        "column": finding.column,
        "message": " ".join(t for t in (_title(finding, language), finding.note.text(language)) if t),
    }


def _title(finding: Finding, language: str) -> str:
    return lang.choose(finding.title, language) if finding.title else ""


def as_text(report: Report, language: str) -> Iterator[str]:
    """Yield the lines of the report for a reader; long lists are cut and counted, the JSON has them all."""

    def say(key: str, **values: object) -> str:
        return lang.text(key, language, None, **values)

    for r in report.readings:
        yield say("import-file", file=r.file, encoding=r.encoding, read=r.rows_read, used=r.rows_used)
    for name, issues in (("refused", report.refused), ("cells", report.cells)):
        yield from _listed(
            say(f"import-{name}", count=len(issues)), [_line(i, language) for i in issues], language
        )
    for (kind, title), count in sorted(
        Counter((f.kind, _title(f, language)) for f in report.findings).items()
    ):
        lines = [
            _told(f, language) for f in report.findings if f.kind == kind and _title(f, language) == title
        ]
        yield from _listed(
            f"{title} ({count})" if title else say(f"import-{kind}", count=count), lines, language
        )
    yield say("import-total", read=report.rows_read, used=report.rows_used, refused=len(report.refused))
    for name, count in report.counts.items():
        yield f"  {say('import-' + name)}: {count}"
    yield say("import-triples", triples=report.triples, graph=report.graph)


def _told(finding: Finding, language: str) -> str:
    name = finding.subject.rsplit("/", 1)[1] if finding.subject else finding.column
    return f"{finding.file}:{finding.row}  {name}  {finding.note.text(language)}"


def _line(issue: Issue, language: str) -> str:
    column = f"  {issue.column}" if issue.column else ""
    return f"{issue.file}:{issue.row}{column}  {issue.note.text(language)}"


def _listed(title: str, lines: list[str], language: str) -> Iterator[str]:
    if not lines:
        return
    yield title
    yield from (f"  {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield "  " + lang.text("import-more", language, None, count=len(lines) - SHOWN)
