"""A question of the catalogue as its head describes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PARAM_TYPES = ("iri", "xsd:date", "string", "integer", "decimal")
COLUMN_TYPES = ("concept", "unit", "date", "integer", "number", "share", "text", "boolean")
COVERAGE_UNITS = (
    "decisions",
    "relations",
    "schools",
    "schools-both-days",
    "owner-kinds",
    "findings",
    "sources",
    "transfers",
    "units",
    "inputs",
)
# What a chart of each kind may be told about the columns; without a word, the column of the role's own name.
CHART_ROLES: Mapping[str, tuple[str, ...]] = {
    "profile": ("tier", "share", "when"),
    "flow": ("from", "to", "value", "component", "reading"),
    "calendar": ("date", "status", "units", "schools"),
    "bar": ("category", "value", "series"),
    "matrix": ("row", "column", "value"),
    "stack": ("group", "category", "part", "value"),
}
AS_OF = "as-of"
ANY = "UNDEF"

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Param:
    """A parameter: `type` is one of PARAM_TYPES, `values` a scheme whose notations it accepts.

    The default may be `as-of` (the as-of date of the data), `UNDEF` (any), or empty for `country` and `lang`.
    """

    name: str
    type: str
    default: str
    values: str = ""


@dataclass(frozen=True)
class Column:
    """A column of the answer: a variable of the query or a column of the measure."""

    name: str
    title: Texts
    type: str


@dataclass(frozen=True)
class Chart:
    """The kind of the chart and which column plays which role."""

    kind: str
    roles: Mapping[str, str]


@dataclass(frozen=True)
class Question:
    """One question file; `coverage`, `measure` and `explain` are names, empty when the head has none."""

    id: str
    path: Path
    title: Texts
    summary: Texts
    params: tuple[Param, ...]
    columns: tuple[Column, ...]
    coverage: str
    coverage_note: Texts
    coverage_unit: str
    measure: str
    explain: str
    reads: tuple[str, ...]
    tags: tuple[str, ...]
    chart: Chart | None
    body: str

    def param(self, name: str) -> Param | None:
        """Return the parameter of that name, or None."""
        return next((p for p in self.params if p.name == name), None)

    def companion(self, folder: str, name: str) -> Path:
        """Return the path of a query that belongs to this one, `queries/<folder>/<name>.rq`."""
        return self.path.parent.parent / folder / f"{name}.rq"
