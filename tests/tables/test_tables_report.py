"""The report of the fixture import, word for word in three languages. Renew with MESOGRAPH_RENEW=1."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from sheets import Sheet, row

from mesograph.lang import LANGUAGES
from mesograph.tables import Profile, Report, import_tables
from mesograph.tables.known import Known
from mesograph.tables.report import as_json, as_text
from mesograph.tables.target import QuadsFile

FOLDER = Path(__file__).parents[1] / "fixtures" / "directories"
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def report(profile: Profile, calendar: Known, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """Return the report of the fixture, one of whose files has rows that cannot be used."""
    monkeypatch.chdir(FOLDER)
    files = [f"directorio_{year}.csv.gz" for year in (2021, 2023, 2024, 2025)]
    return import_tables(profile, files, QuadsFile(str(tmp_path / "o.nq")), calendar)


def compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("MESOGRAPH_RENEW"):
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_of_the_report(report: Report, language: str) -> None:
    compare(f"import.{language}.txt", "\n".join(as_text(report, language)) + "\n")


def test_the_json_of_the_report(report: Report) -> None:
    compare("import.es.json", json.dumps(as_json(report, "es"), ensure_ascii=False, indent=1) + "\n")


def test_the_keys_that_scripts_stand_on(report: Report) -> None:
    told = as_json(report, "en")
    assert list(told)[:5] == ["files", "rows_read", "rows_used", "rows_refused", "triples"]
    assert told["files"] == [f"directorio_{year}.csv.gz" for year in (2021, 2023, 2024, 2025)]


def test_refused_rows_are_listed_in_order_and_long_lists_are_counted(
    profile: Profile, sheet: Sheet, tmp_path: Path
) -> None:
    name = sheet(row(1), *(row(f"x{i}") for i in range(12)), row(1))
    report = import_tables(profile, [name], QuadsFile(str(tmp_path / "o.nq")), Known())
    refused = as_json(report, "pt")["rows_refused"]
    assert isinstance(refused, list)
    assert [r["row"] for r in refused] == list(range(3, 16))
    assert refused[0] == {"file": name, "row": 3, "column": "RBD", "reason": "'x0' não é um número inteiro."}
    assert refused[-1]["column"] == "RBD"
    assert "2024 1" in refused[-1]["reason"]
    lines = list(as_text(report, "en"))
    assert "Rows not used: 13" in lines
    assert "  … and 3 more (--format json lists all)" in lines
    assert "14 rows read = 1 used + 13 not used" in lines
