"""What a profile says of a table: its columns, and what a row means as schools, owners or territories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mesograph import resources
from mesograph.errors import InputError
from mesograph.tables.fields import Field
from mesograph.tables.forms import (
    Calendar,
    Check,
    Derived,
    Dialect,
    KindForm,
    OfficeForm,
    OwnerRule,
    PlaceForm,
    RefuseRule,
    SectorRule,
    Sites,
    SourceForm,
    Texts,
    UnitForm,
)


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
    sectors: tuple[SectorRule, ...]
    sites: Sites | None
    offices: tuple[OfficeForm, ...]


@dataclass(frozen=True)
class Scopes:
    """A row is a territory in the care of a unit, at the reference date of the row."""

    units: tuple[UnitForm, ...]
    territory: PlaceForm
    change_precision: str


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
    derived: tuple[Derived, ...]
    missing_values: frozenset[str]
    primary_key: tuple[str, ...]
    refuse: tuple[RefuseRule, ...]
    checks: tuple[Check, ...]
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

    @property
    def needs_day(self) -> bool:
        """Return whether the files do not carry their reference date, so that the user has to give it."""
        return "{day}" in self.reference_date

    @property
    def needs_names(self) -> bool:
        """Return whether rows name places by name, to be found in the data of the country."""
        return any(derived.within for derived in self.derived)

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
