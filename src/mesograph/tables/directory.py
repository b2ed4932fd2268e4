"""All that files show: schools, owners, places, sites, offices, and the tables they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mesograph.tables.forms import OfficeForm, UnitForm
from mesograph.tables.rows import Cell


@dataclass(slots=True)
class Sighting:
    """One school in one file. `owner` is an IRI once known; `stated`: the file itself names the owner.

    `series` is the IRI of the directory whose files show it at different dates; `kind` is empty where the
    file does not tell of what kind the owner is, `sector` where it is that of the owner kind.
    """

    date: str
    file: str
    row: int
    source: str
    evidence: str
    state: str
    kind: str
    status: str
    territory: str
    enrolment: int | None
    name: str
    owner: str = ""
    stated: bool = True
    inferred: bool = False
    sector: str = ""
    series: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that rows name, as its form describes it, with place and evidence of the first row that does."""

    iri: str
    form: UnitForm
    code: str
    label: dict[str, str]
    territory: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Place:
    """A territory that rows name; `within` is the IRI of the territory around it, if rows tell."""

    code: str
    label: Mapping[str, str]
    level: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class SourceSeen:
    """A published table of which a file was read."""

    iri: str
    title: str
    year: str
    series: str


@dataclass(frozen=True, slots=True)
class SiteSeen:
    """A site of a school, as the first row that has it names it."""

    school: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class OfficeSeen:
    """A row that names an office for a school: the unit, the unit above it (or nothing), and the school."""

    form: OfficeForm
    unit: str
    superior: str
    sighting: Sighting


@dataclass
class Directory:
    """All that the files show, by school; `pending`: rows whose owner is named once all were seen.

    `dates` are those of the files by series.
    """

    schools: dict[str, list[Sighting]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    sources: dict[str, SourceSeen] = field(default_factory=dict)
    dates: dict[str, set[str]] = field(default_factory=dict)
    sites: dict[str, SiteSeen] = field(default_factory=dict)
    offices: list[OfficeSeen] = field(default_factory=list)
    pending: list[tuple[Sighting, UnitForm, str, dict[str, Cell]]] = field(default_factory=list)
    first_seen: dict[tuple[Cell, ...], tuple[str, int]] = field(default_factory=dict)
