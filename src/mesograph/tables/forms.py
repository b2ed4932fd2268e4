"""The parts of a profile: how a file is written, and templates for what its rows name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Dialect:
    """How the cells of a line are told apart, and the encodings to try in order.

    Of several delimiters the one counts that finds most described columns in the first line.
    """

    delimiters: tuple[str, ...]
    quote_char: str
    encodings: tuple[str, ...]
    multiline: bool


@dataclass(frozen=True)
class Derived:
    """A value that each row gets from a column: by a table of codes, or the code of the place it names.

    `within` is the template of the IRI of the territory around that place. A row that finds none is refused.
    """

    name: str
    column: str
    codes: Mapping[str, str]
    within: str


@dataclass(frozen=True)
class RefuseRule:
    """Rows that are not what the table is about (totals), with the reason a reader is told."""

    column: str
    equals: tuple[str, ...]
    reason: Texts


@dataclass(frozen=True)
class Check:
    """What must hold of a column, in the rows that fit `conditions`; what departs from it is reported.

    `rule` is one of `same-within`, `unique`, `matches`, `starts-with`, `filled`, `blank`; `operand` is the
    columns of the group, a pattern or a template.
    """

    rule: str
    column: str
    operand: tuple[str, ...]
    conditions: Mapping[str, str]
    title: Texts


@dataclass(frozen=True)
class SourceForm:
    """The published document that a file is a copy of, one per reference date; templates over a row.

    Documents of one `series` show the same schools at different dates.
    """

    iri: str
    title: str
    authors: str
    year: str
    url: str
    kind: str
    series: str


@dataclass(frozen=True)
class UnitForm:
    """A unit that rows name: templates for IRI, code and labels, its class and country kind.

    It fits a row when every `condition` (column to pattern) holds and no cell of its templates is blank.
    With `group` the rows that share a value of that personal column share a unit, named in templates by
    `{group}`, never by the value.
    """

    iri: str
    kind: str
    class_name: str
    code: str
    label: Texts
    conditions: Mapping[str, str]
    group: str
    columns: frozenset[str]


@dataclass(frozen=True)
class OwnerRule:
    """A code of the owner column: the owner kind, and how the owner is named.

    Without units only the calendar names the owner. `unnamed` says that rows which fit no unit have an owner
    whom the table does not name; such a rule may have no kind, where not even that is told.
    """

    kind: str
    units: tuple[UnitForm, ...]
    stated_by: tuple[str, ...]
    unnamed: bool


@dataclass(frozen=True)
class SectorRule:
    """The school sector of rows that fit `conditions`, where it is not that of the owner kind."""

    sector: str
    conditions: Mapping[str, str]


@dataclass(frozen=True)
class Sites:
    """Rows are sites of schools: key, template of the IRI and name of a site, and which row is the main one.

    The main row speaks for the school.
    """

    key: str
    iri: str
    name: str
    main: Mapping[str, str]


@dataclass(frozen=True)
class OfficeForm:
    """An office that rows name beside the owner: the unit, the unit above it, and what is told of it.

    With `scope` the office cares for the territory of its schools, where all rows of a territory agree.
    """

    unit: UnitForm
    superior: str
    hierarchy_kind: str
    scope: bool


@dataclass(frozen=True)
class Calendar:
    """Schools pass from owners of `from_kinds` to one of `to_kind` when their territory is transferred.

    `passing` are the school states whose schools pass without a file that shows it.
    """

    from_kinds: frozenset[str]
    to_kind: str
    passing: frozenset[str]


@dataclass(frozen=True)
class PlaceForm:
    """A territory that rows name: templates for IRI, code and label; level; territory around it."""

    iri: str
    code: str
    label: str
    level: str
    within: PlaceForm | None


@dataclass(frozen=True)
class KindForm:
    """A country kind that the shipped data may not have yet."""

    notation: str
    broader: tuple[str, ...]
    tier: str
    label: Texts
    definition: Texts
