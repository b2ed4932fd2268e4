"""School-level questions on a store of directory files, as tables of plain text that can be compared."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from mesograph import ask, resources
from mesograph.store import Store, Value

FOLDER = Path(__file__).parent / "golden"
# Questions whose answer depends on single schools, with the days that a directory can tell apart.
QUESTIONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("cq-04", {"day": "2025-04-30"}),
    ("cq-13", {"from": "2021-04-30", "to": "2025-04-30"}),
    ("cq-15", {"from": "2021-04-30", "to": "2025-07-01"}),
    ("cq-17", {"day": "2023-04-30"}),
    ("cq-17", {"day": "2025-04-30"}),
    ("cq-17", {"day": "2025-07-01"}),
    ("cq-23", {"day": "2025-04-30"}),
    ("cq-24", {"day": "2025-04-30"}),
    ("cq-33", {"day": "2025-04-30"}),
    ("cq-35", {"day": "2025-04-30"}),
    ("cq-47", {"from": "2021-04-30", "to": "2025-07-01"}),
)
STATUS = ("open-schools-by-owner-kind", "open-schools-by-service", "status-before-calendar")
# Joins of a school's states with each other, on which rdflib needs half a minute for two hundred schools.
SLOW_STATUS = ("left-behind", "moved-between-files")


def plain(value: Value) -> str:
    """Return a cell as text: numbers rounded to nine digits, nothing for what is unbound."""
    if isinstance(value, float):
        return f"{value:.9g}"
    return "" if value is None else str(value).replace("https://w3id.org/mesograph/", "")


def text(columns: tuple[str, ...], rows: list[tuple[Value, ...]], head: str) -> str:
    """Return a golden file: what was counted, the columns, the rows."""
    out = io.StringIO()
    out.write(f"# {head}\n")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([plain(v) for v in row] for row in rows)
    return out.getvalue()


def answers(store: Store, reports: tuple[str, ...] = (*STATUS, *SLOW_STATUS)) -> Iterator[tuple[str, str]]:
    """Yield name and golden text of every question and of reports of directory status."""
    for name, values in QUESTIONS:
        yield "-".join([name, *values.values()]), answer(store, name, values)
    for name in reports:
        yield name, report(store, name)


def answer(store: Store, name: str, values: dict[str, str]) -> str:
    """Return the golden text of one question."""
    found = ask.run(ask.load_question(name), store, {"country": "cl", **values})
    coverage = found.coverage
    assert coverage is not None
    head = f"counted {plain(coverage.counted)}, excluded {plain(coverage.excluded)} {coverage.unit}"
    return text(tuple(c.name for c in found.columns), found.rows, head)


def report(store: Store, name: str) -> str:
    """Return the golden text of one report of directory status."""
    table = store.select((resources.root() / "queries" / "directory" / f"{name}.rq").read_text("utf-8"))
    return text(table.columns, table.rows, f"{len(table.rows)} rows")
