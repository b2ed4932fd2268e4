"""What a profile says of a table: its columns, and what a row means as schools, owners or territories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mesograph import resources
from mesograph.errors import InputError
from mesograph.tables.fields import Field

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Dialect:
    """How the cells of a line are told apart, and the encodings to try in order."""

    delimiter: str
    quote_char: str
    encodings: tuple[str, ...]
    multiline: bool


@dataclass(frozen=True)
class RefuseRule:
    """Rows that are not what the table is about (totals), with the reason a reader is told."""

    column: str
    equals: tuple[str, ...]
    reason: Texts


@dataclass(frozen=True)
class SourceForm:
    """The published document that a file is a copy of, one per reference date; templates over a row."""

    iri: str
    title: str
    authors: str
    year: str
    url: str
    kind: str


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
    """A code of the owner column: the owner kind, and how the owner is named (by the calendar if no form)."""

    kind: str
    units: tuple[UnitForm, ...]
    stated_by: tuple[str, ...]


@dataclass(frozen=True)
class Calendar:
    """Schools pass from owners of `from_kinds` to one of `to_kind` when their territory is transferred.

    `passing` are the school states whose schools pass without a file that shows it.
    """

    from_kinds: frozenset[str]
    to_kind: str
    passing: frozenset[str]


@dataclass(frozen=True)
class Schools:
    """A row is a school in a state, run by an owner, on the reference date of the file."""

    key: str
    iri: str
    kind: str
    name: str
    territory: str
    territory_code: str
    territory_name: str
    state_column: str
    states: Mapping[str, str]
    counted: frozenset[str]
    enrolment: str
    owner_column: str
    owners: Mapping[str, OwnerRule]
    carry_unchanged: int
    calendar: Calendar | None


@dataclass(frozen=True)
class PlaceForm:
    """A territory that rows name: templates for IRI, code and label; level; territory around it."""

    iri: str
    code: str
    label: str
    level: str
    within: PlaceForm | None


@dataclass(frozen=True)
class Scopes:
    """A row is a territory in the care of a unit, at the reference date of the row."""

    units: tuple[UnitForm, ...]
    territory: PlaceForm
    change_precision: str


@dataclass(frozen=True)
class KindForm:
    """A country kind that the shipped data may not have yet."""

    notation: str
    broader: tuple[str, ...]
    tier: str
    label: Texts
    definition: Texts


@dataclass(frozen=True)
class Profile:
    """A described table of one country; exactly one of `schools` and `scopes` says what a row means."""

    name: str
    country: str
    country_label: Texts
    title: Texts
    files: Texts
    licence: str
    dialect: Dialect
    fields: tuple[Field, ...]
    missing_values: frozenset[str]
    primary_key: tuple[str, ...]
    refuse: tuple[RefuseRule, ...]
    reference_date: str
    source: SourceForm
    evidence: str
    state: str
    kinds: tuple[KindForm, ...]
    schools: Schools | None
    scopes: Scopes | None

    @property
    def base(self) -> str:
        """Return the namespace of the country's instances."""
        return f"https://w3id.org/mesograph/id/{self.country}/"

    @cached_property
    def graph(self) -> str:
        """Return the IRI of the graph that an import fills."""
        name = self.name if self.name.startswith(f"{self.country}-") else f"{self.country}-{self.name}"
        return f"https://w3id.org/mesograph/graph/import/{name}"


def shipped_profiles() -> dict[str, Path]:
    """Return name to file of the profiles that come with the package."""
    return {path.stem: path for path in resources.profile_files()}


def find_profile(name_or_path: str) -> Profile:
    """Return the profile with a shipped name or at a path; `InputError` if none or malformed."""
    from mesograph.tables.profile_file import load

    shipped = shipped_profiles()
    if name_or_path in shipped:
        return load(shipped[name_or_path])
    if Path(name_or_path).is_file():
        return load(Path(name_or_path))
    raise InputError("profile-missing", name_or_path, names=", ".join(shipped))
