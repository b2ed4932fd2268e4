"""The four real directories and the real Colombian table, read where they lie; nothing of them is kept."""

from __future__ import annotations

import csv
import gzip
import re
from collections import defaultdict
from pathlib import Path

import pytest
from asked import Graph
from plain import Files, Passing
from test_directories_fixture import (
    check_calendar,
    check_moves,
    check_persons,
    check_rows,
    check_services,
    check_whole,
)

from mesograph.store.embedded import EmbeddedStore
from mesograph.tables import Report, find_profile, import_tables
from mesograph.tables.target import QuadsFile

pytestmark = pytest.mark.directories
LAST = "2025-04-30"
Result = tuple[Report, Graph, str]
TOWN, CORPORATION, SERVICE = "cl-municipality", "cl-corporacion", "cl-slep"
PRIVATE, PAID = "cl-sostenedor-psubv", "cl-sostenedor-pagado"


def calendar(shared: Path) -> dict[str, Passing]:
    """Return the listing of services by comuna; only services in operation have transfers that are facts."""
    with (shared / "facts" / "cl" / "slep_comunas.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    found = {}
    for row in rows:
        date = (row["transfer_date"] or row["transfer_year"]) + "-01-01"[
            : 10 - len(row["transfer_date"] or "2025")
        ]
        fact = row["status_2026"] == "in-operation" and row["transfer_year"] <= "2026"
        found[row["comuna_code"]] = Passing(
            row["cod_slep"], date[:10] if len(date) >= 10 else date + "-01", fact
        )
    return found


@pytest.fixture(scope="module")
def plain(shared: Path) -> Files:
    paths = [shared / "data" / "cl" / f"directorio_ee_{year}.csv.gz" for year in (2021, 2023, 2024, 2025)]
    return Files(paths, calendar(shared))


@pytest.fixture(scope="module")
def result(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Result:
    out = tmp_path_factory.mktemp("real") / "out.nq"
    files = [
        str(shared / "data" / "cl" / f"directorio_ee_{year}.csv.gz") for year in (2021, 2023, 2024, 2025)
    ]
    report = import_tables(find_profile("cl-directory"), files, QuadsFile(str(out)))
    store = EmbeddedStore()
    store.load(out, "", "application/n-quads")
    text = out.read_text("utf-8")
    out.unlink()
    return report, Graph(store), text


def test_every_row_is_used_and_counts_by_state_are_those_of_the_files(plain: Files, result: Result) -> None:
    assert [r.rows_read for r in result[0].readings] == [16498, 16659, 16694, 16768]
    assert result[0].refused == []
    check_rows(plain, result)


def test_the_encodings_are_told_apart(result: Result) -> None:
    assert [r.encoding for r in result[0].readings] == ["utf-8-sig"] * 3 + ["utf-8"]


def test_schools_per_service_by_directory_status(plain: Files, result: Result) -> None:
    check_services(plain, result)
    by_service = {date: result[1].open_by_service(date) for date in plain.dates}
    assert [sum(by_service[d].values()) for d in plain.dates] == [659, 649, 864, 1763]
    assert [len(by_service[d]) for d in plain.dates] == [11, 11, 15, 26]


def test_schools_that_moved_between_the_files(plain: Files, result: Result) -> None:
    check_moves(plain, result)
    moves = list(result[1].moves().values())
    assert moves[0] == {(PRIVATE, PAID): 2, (PAID, PRIVATE): 1}
    assert moves[1] == {
        (TOWN, SERVICE): 216,
        (CORPORATION, SERVICE): 78,
        (PAID, PRIVATE): 1,
        (PRIVATE, PAID): 1,
    }
    assert moves[2] == {
        (CORPORATION, SERVICE): 524,
        (TOWN, SERVICE): 488,
        (CORPORATION, TOWN): 9,
        (PRIVATE, SERVICE): 1,
        (PAID, PRIVATE): 1,
    }


def test_by_the_calendar_fewer_public_schools_are_with_a_service(plain: Files, result: Result) -> None:
    check_calendar(plain, result)
    day = result[1].on_day(LAST, LAST)
    assert (day[SERVICE], day[SERVICE] + day[TOWN] + day[CORPORATION]) == (1612, 5128)
    assert result[1].on_day("2025-07-01", LAST)[SERVICE] == 1612 + 151


def test_findings_are_counted(result: Result) -> None:
    kinds = [(f.kind, re.findall(r"\d{4}", Path(f.file).name)[0]) for f in result[0].findings]
    assert {k: kinds.count(k) for k in set(kinds)} == {
        ("status-before-calendar", "2025"): 151,
        ("left-behind", "2024"): 1,
        ("left-behind", "2025"): 24,
        ("vanished", "2021"): 2,
        ("vanished", "2023"): 22,
        ("vanished", "2024"): 5,
    }


def test_early_schools_are_those_of_two_services(plain: Files, result: Result) -> None:
    early = {f.territory.rsplit("/", 1)[1] for f in result[0].findings if f.kind == "status-before-calendar"}
    assert {plain.calendar[c].service for c in early} == {"401", "503"}


def test_the_broken_row_is_used_and_its_cell_reported(plain: Files, result: Result) -> None:
    broken = [(i.row, i.column) for i in result[0].cells if "65279" in str(i.note.values)]
    assert broken == [(list(plain.rows["2024-04-30"]).index("42235") + 2, "LATITUD")]
    assert len(result[0].cells) == 24


def test_no_personal_number_and_no_token_enters_the_graph(plain: Files, result: Result) -> None:
    assert all(re.fullmatch(r"N0\d{4}", token) for token in plain.persons())
    check_persons(plain, result)


def test_one_owner_a_day_with_evidence(plain: Files, result: Result) -> None:
    check_whole(plain, result)


def test_lines_are_unique(result: Result) -> None:
    lines = result[2].splitlines()
    assert len(lines) == len(set(lines)) == result[0].triples


@pytest.mark.parametrize(("year", "refused", "rows"), [(2020, 0, 11219), (2022, 3, 13464)])
def test_a_second_country_needs_its_profile_alone(
    shared: Path, tmp_path: Path, year: int, refused: int, rows: int
) -> None:
    name = shared / "data" / "co" / f"men_estadisticas_municipio_2011_{year}.csv.gz"
    report = import_tables(
        find_profile("co-education-statistics"), [str(name)], QuadsFile(str(tmp_path / "o.nq"))
    )
    assert (report.rows_read, report.rows_used, len(report.refused)) == (rows, rows - refused, refused)
    assert {i.note.text("en") for i in report.refused} <= {"National total, not a municipality."}
    store = EmbeddedStore()
    store.load(tmp_path / "o.nq", "", "application/n-quads")
    scopes = Graph(store).rows(
        "SELECT ?t ?u ?from ?until { ?s a meso:TerritorialScope ; meso:territory ?t ; meso:agent ?u ; "
        "meso:validFrom ?from . OPTIONAL { ?s meso:validUntil ?until } }"
    )
    entities, held = by_hand(name, year), defaultdict(list)
    day = f"{year}-06-30"
    now = {
        (t[-5:], u.rsplit("/", 1)[1])
        for t, u, start, until in scopes
        if start <= day and (until == "None" or until > day)
    }
    assert {pair for pair in now if pair[0] != "94663"} == entities
    assert len({unit for _, unit in entities}) == 96
    for territory, unit, start, until in sorted(scopes, key=lambda s: s[2]):
        held[territory[-5:]].append((unit.rsplit("/", 1)[1], start, until))
    changed = {t: spans for t, spans in held.items() if len(spans) > 1}
    assert changed == {"25286": [("3785", "2011-01-01", "2019-01-01"), ("10851", "2019-01-01", "None")]}


def by_hand(name: Path, year: int) -> set[tuple[str, str]]:
    """Return municipality and certified entity of one year, read with the csv module."""
    with gzip.open(name, "rt", encoding="utf-8-sig", newline="") as stream:
        rows = [
            {k: re.sub(r"(?<=\d),(?=\d{3}$)", "", v) for k, v in r.items()} for r in csv.DictReader(stream)
        ]
    return {
        (r["CÓDIGO_MUNICIPIO"].zfill(5), r["CÓDIGO_ETC"])
        for r in rows
        if r["AÑO"] == str(year) and r["MUNICIPIO"] != "NACIONAL"
    }
