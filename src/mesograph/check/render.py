"""A report as text for people, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from mesograph import lang
from mesograph.check.compact import compact
from mesograph.check.issue import SEVERITIES, Issue, Origin, Report

_INDENT = " " * 12


def number(value: int, language: str) -> str:
    """Return a whole number with the separator of thousands of the language."""
    return f"{value:,}".replace(",", {"en": ",", "es": ".", "pt": "."}[language])


def severity(name: str, language: str) -> str:
    """Return the name of a severity."""
    return lang.text(f"check-severity-{name}", language)


def found(issue: Issue, language: str) -> str:
    """Return what was found, in words; empty if there is nothing to say."""
    name = lang.choose(issue.name, language)
    if issue.component == "uniqueLang":
        return lang.text("check-found-languages", language, value=issue.found, name=name)
    if isinstance(issue.found, int):
        many = ("none", "one")[issue.found] if issue.found < 2 else "many"
        return lang.text(f"check-found-{many}", language, count=issue.found, name=name)
    if issue.found is None:
        return ""
    return lang.text("check-found-value", language, value=compact(issue.found), name=name)


def help_page(issue: Issue) -> str:
    """Return the paragraph on a rule in the documentation."""
    return f"docs/reference/rules#{issue.rule.lower()}"


def place(origin: Origin | None) -> str:
    """Return `file:line`, or the file alone; empty without an origin."""
    if origin is None:
        return ""
    return origin.file if origin.line is None else f"{origin.file}:{origin.line}"


def summary(report: Report, language: str) -> str:
    """Return the count line: files, nodes, shapes and findings per severity."""
    parts = []
    for name in reversed(SEVERITIES):
        count = report.count(name)
        if count:
            parts.append(_counted(name, count, language))
    return lang.text(
        "check-summary",
        language,
        files=_counted("files", len(report.files), language),
        nodes=_counted("nodes", report.focus_nodes, language),
        shapes=number(report.shapes, language),
        findings=", ".join(parts) or lang.text("check-nothing-found", language),
        engine=report.engine,
    )


def _counted(what: str, count: int, language: str) -> str:
    form = "one" if count == 1 else "many"
    return lang.text(f"check-{what}-{form}", language, count=number(count, language))


def text(report: Report, language: str) -> Iterator[str]:
    """Yield the lines of a report: per file and node, the rules that it breaks; a count line at the end."""
    for where, issues in _by_node(report.findings):
        first = issues[0]
        name = lang.choose(report.labels.get(first.focus, {}), language)
        node = compact(first.focus)
        yield f"{where}: {name} ({node})" if name else f"{where}: {node}"
        for issue in issues:
            message = f"{lang.choose(issue.message, language)} {lang.choose(issue.repair, language)}".strip()
            yield f"  {issue.rule} {severity(issue.severity, language)}  {message}"
            details = [found(issue, language), lang.text("check-help", language, page=help_page(issue))]
            yield _INDENT + " · ".join(d for d in details if d)
    if report.focus_nodes == 0:
        yield lang.text("check-nothing-checked", language)
    yield summary(report, language)


def _by_node(findings: Iterable[Issue]) -> Iterator[tuple[str, list[Issue]]]:
    for _, group in groupby(findings, key=lambda i: (place(i.origin), i.focus)):
        issues = list(group)
        yield place(issues[0].origin) or "?", issues


def rows(report: Report, language: str) -> tuple[list[str], list[list[str]]]:
    """Return head and rows of a table with one finding a row."""
    head = [
        lang.text(f"check-column-{name}", language)
        for name in ("place", "rule", "severity", "focus", "found", "message")
    ]
    body = [
        [
            place(i.origin),
            i.rule,
            severity(i.severity, language),
            compact(i.focus),
            found(i, language),
            f"{lang.choose(i.message, language)} {lang.choose(i.repair, language)}".strip(),
        ]
        for i in report.findings
    ]
    return head, body
