"""Golden answers as files: a comment with the coverage, a header, one line a row; floats to nine digits."""

from __future__ import annotations

import csv
import io
import re
from typing import NamedTuple

from cases import Case

from mesograph.ask import Answer
from mesograph.store import Value

COMMENT = re.compile(r"# counted=(\S+) excluded=(\S+) unit=(\S+)")


class Golden(NamedTuple):
    """What a golden file says, as text."""

    counted: str
    excluded: str
    unit: str
    columns: list[str]
    rows: list[list[str]]

    def column(self, name: str) -> list[str]:
        place = self.columns.index(name)
        return [row[place] for row in self.rows]

    def records(self) -> list[dict[str, str]]:
        """Return rows by column name, IRIs cut to their last part."""
        return [dict(zip(self.columns, map(last, row), strict=True)) for row in self.rows]


def last(text: str) -> str:
    """Return the last part of an IRI, and anything else as it is."""
    return text.rstrip("/").replace("#", "/").rsplit("/", 1)[1] if "://" in text else text


def written(answer: Answer) -> str:
    """Return the text of the golden file of an answer."""
    coverage = answer.coverage
    assert coverage is not None
    buffer = io.StringIO()
    line = f"# counted={_cell(coverage.counted)} excluded={_cell(coverage.excluded)} unit={coverage.unit}\n"
    buffer.write(line)
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column.name for column in answer.columns])
    writer.writerows([_cell(value) for value in row] for row in answer.rows)
    return buffer.getvalue()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        rounded = round(value, 9)
        return str(int(rounded)) if rounded.is_integer() else repr(rounded)
    return str(value)


def golden(case: Case) -> Golden:
    """Return what the golden file of a case says."""
    first, _, body = case.path.read_text("utf-8").partition("\n")
    match = COMMENT.fullmatch(first)
    assert match, case.path
    columns, *rows = list(csv.reader(io.StringIO(body)))
    return Golden(match[1], match[2], match[3], columns, rows)
