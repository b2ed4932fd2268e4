"""The fixture directories against a plain csv count, and against faults planted in the importer."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from asked import Graph
from plain import Files, Passing

from mesograph.store.embedded import EmbeddedStore
from mesograph.tables import Report, find_profile, import_tables
from mesograph.tables.known import known
from mesograph.tables.target import QuadsFile

FOLDER = Path(__file__).parents[1] / "fixtures" / "directories"
PATHS = [FOLDER / f"directorio_{year}.csv.gz" for year in (2021, 2023, 2024, 2025)]
LAST = "2025-04-30"
CALENDAR = {
    "01101": Passing("101", "2024-01-01", True),
    "01107": Passing("101", "2024-01-01", True),
    "01401": Passing("102", "2026-01-01", True),
    "02101": Passing("201", "2027-01-01", False),
    "03101": Passing("301", "2021-01-01", True),
    "03301": Passing("302", "2018-07-01", True),
    "04101": Passing("401", "2025-07-01", True),
    "05201": Passing("504", "2027-01-01", False),
    "10201": Passing("1003", "2025-01-01", True),
    "12202": Passing("1201", "2024-01-01", True),
    "13112": Passing("1305", "2025-01-01", True),
    "13123": Passing("1310", "2029-01-01", False),
    "13301": Passing("1313", "2027-01-01", False),
    "14101": Passing("1401", "2025-01-01", True),
}


def run(folder: Path) -> tuple[Report, Graph, str]:
    shipped = EmbeddedStore()
    shipped.load(FOLDER / "calendar.ttl", "https://example.org/calendar")
    out = folder / "out.nq"
    report = import_tables(
        find_profile("cl-directory"), [str(p) for p in PATHS], QuadsFile(str(out)), known(shipped, "cl-slep")
    )
    store = EmbeddedStore()
    store.load(out, "", "application/n-quads")
    return report, Graph(store), out.read_text("utf-8")


@pytest.fixture(scope="module")
def plain() -> Files:
    return Files(PATHS, CALENDAR)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Graph, str]:
    return run(tmp_path_factory.mktemp("fixture"))


def found(report: Report, kind: str, date: str) -> set[str]:
    year = date[:4]
    return {
        f.subject.rsplit("/", 1)[1] for f in report.findings if f.kind == kind and year in Path(f.file).name
    }


def check_rows(plain: Files, result: tuple[Report, Graph, str]) -> None:
    report, graph, _ = result
    assert (
        report.rows_read == report.rows_used + len(report.refused) == sum(len(t) for t in plain.rows.values())
    )
    for date in plain.dates:
        assert graph.open_by_kind(date) == plain.open_by_kind(date)
        assert graph.pupils_by_kind(date) == +plain.pupils_by_kind(date)
        assert graph.source_rows(date) == {key: n for n, key in enumerate(plain.rows[date], start=2)}


def check_services(plain: Files, result: tuple[Report, Graph, str]) -> None:
    for date in plain.dates:
        assert result[1].open_by_service(date) == plain.open_by_service(date)


def check_moves(plain: Files, result: tuple[Report, Graph, str]) -> None:
    assert result[1].moves() == plain.moves()


def check_calendar(plain: Files, result: tuple[Report, Graph, str]) -> None:
    report, graph, _ = result
    by_calendar = graph.on_day(LAST, LAST)
    public = plain.public_on(LAST)
    assert {k: by_calendar[k] for k in public} == dict(public)
    for date in plain.dates:
        assert found(report, "status-before-calendar", date) == plain.early(date)
        assert found(report, "left-behind", date) == plain.left_behind(date)
    assert {f.subject.rsplit("/", 1)[1] for f in report.findings if f.kind == "vanished"} == plain.vanished()


def check_passing_day(plain: Files, result: tuple[Report, Graph, str]) -> None:
    """The day before a transfer belongs to the town, the day itself to the service."""
    _, graph, _ = result
    for eve, day, schools in (
        ("2023-12-31", "2024-01-01", 18),
        ("2025-06-30", "2025-07-01", 11),
        ("2025-12-31", "2026-01-01", 9),
    ):
        assert graph.on_day(day, LAST)["cl-slep"] - graph.on_day(eve, LAST)["cl-slep"] == schools, day


def check_persons(plain: Files, result: tuple[Report, Graph, str]) -> None:
    _, graph, text = result
    assert plain.persons()
    assert not re.search(r"N0\d{4}", text)
    assert all(int(n) >= 50_000_000 for n in re.findall(r"(?:RUT |school-owner/)(\d{7,8})\b", text))
    owner = {
        span.school.rsplit("/", 1)[1]: span.unit for span in graph.in_force if "private-owner-of" in span.unit
    }
    people = [{owner[s] for s in schools if s in owner} for schools in plain.owners_of_several().values()]
    assert [len(units) for units in people] == [1] * len(people)
    assert len(set.union(*people)) == len(people)


def check_whole(plain: Files, result: tuple[Report, Graph, str]) -> None:
    assert result[1].overlaps() == []
    assert result[1].bare() == []


CHECKS = [
    check_rows,
    check_services,
    check_moves,
    check_calendar,
    check_passing_day,
    check_persons,
    check_whole,
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.__name__)
def test_the_import_says_what_a_plain_count_says(
    check: Callable[..., None], plain: Files, result: tuple[Report, Graph, str]
) -> None:
    check(plain, result)


Change = Callable[[Any], Any]
MUTANTS: dict[str, tuple[str, str, Change]] = {
    "the refused rows are forgotten": (
        "rows",
        "Reading.rows_used",
        lambda old: property(lambda self: self.rows_read - 1),
    ),
    "a row is dropped in silence": (
        "sightings",
        "repeats",
        lambda old: lambda *a: old(*a) or a[3].number == 9,
    ),
    "recess counts as open": (
        "sightings",
        "_sighting",
        lambda old: lambda *a: _changed(old(*a), "in-recess", "open"),
    ),
    "an early file moves the date": (
        "histories",
        "_begin",
        lambda old: lambda span, t: old(span, replace(t, on=min(t.on, span.seen[0].date))),
    ),
    "the transfer takes hold a day late": (
        "histories",
        "_begin",
        lambda old: lambda span, t: old(span, replace(t, on=t.on[:8] + "02")),
    ),
    "the calendar is not read": ("histories", "_transfer", lambda old: lambda *a: None),
    "no transfer ahead": ("histories", "_ahead", lambda old: lambda *a: None),
    "the old owner stays": ("spans", "Span.close", lambda old: lambda *a: None),
    "personal numbers name owners": (
        "owners",
        "_groups",
        lambda old: lambda d, s: {(f.iri, p): p for _, f, p, _ in d.pending},
    ),
    "all persons are one owner": ("owners", "_groups", lambda old: lambda d, s: {}),
    "what vanished is not told": (
        "histories",
        "findings",
        lambda old: lambda *a: (f for f in old(*a) if f.kind != "vanished"),
    ),
    "who was left behind is not told": (
        "histories",
        "findings",
        lambda old: lambda *a: (f for f in old(*a) if f.kind != "left-behind"),
    ),
    "numbers are one too high": ("statements", "integer", lambda old: lambda value: old(value + 1)),
    "half of the evidence is missing": ("relations", "_proofs", lambda old: lambda span: old(span)[:-1]),
}


def _changed(sighting: Any, old: str, new: str) -> Any:
    sighting.status = new if sighting.status == old else sighting.status
    return sighting


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_fault_planted_in_the_importer_is_noticed(
    mutant: str, plain: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, name, change = MUTANTS[mutant]
    holder: Any = importlib.import_module(f"mesograph.tables.{module}")
    *path, last = name.split(".")
    for part in path:
        holder = getattr(holder, part)
    monkeypatch.setattr(holder, last, change(getattr(holder, last)))
    mutated = run(tmp_path)
    noticed = []
    for check in CHECKS:
        try:
            check(plain, mutated)
        except AssertionError:
            noticed.append(check.__name__)
    assert noticed
