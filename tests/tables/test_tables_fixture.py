"""The fixture is what its generator writes, and has each fault of the real files."""

from __future__ import annotations

import gzip
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[1] / "fixtures" / "directories"


@pytest.fixture(scope="module")
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_directories", FOLDER / "make.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def data(year: int) -> bytes:
    return gzip.decompress((FOLDER / f"directorio_{year}.csv.gz").read_bytes())


def rows(year: int) -> dict[str, list[str]]:
    lines = data(year).decode("utf-8-sig").splitlines()
    return {cells[1]: cells for cells in (line.split(";") for line in lines[1:])}


def test_the_files_are_what_the_generator_writes(make: ModuleType) -> None:
    schools = make.invent()
    assert len(schools) > 190
    for year in make.YEARS:
        assert make.text_of(year, schools) == data(year)


def test_marks_line_ends_and_columns_change_by_year() -> None:
    for year in (2021, 2023, 2024):
        assert data(year).startswith(b"\xef\xbb\xbf")
        assert data(year).count(b"\n") == data(year).count(b"\r\n")
    assert data(2025).startswith(b"AGNO")
    assert b"\r" not in data(2025)
    widths = [len(data(year).split(b"\n")[0].split(b";")) for year in (2021, 2023, 2024, 2025)]
    assert widths == [37, 50, 50, 56]


def test_faults_are_there() -> None:
    assert b'"& 65279;-27,11944"' in data(2024)
    assert b"-39,30433830647499, 72217207" in data(2025)
    assert any(len(cells[10]) == 4 for cells in rows(2023).values())
    assert any(cells[4].startswith("N0") for cells in rows(2024).values())
    assert any(cells[5] == " " and cells[4] == " " for cells in rows(2024).values())
    assert rows(2021).keys() - rows(2023).keys()
    assert any(rows(2021)[k][3] != cells[3] for k, cells in rows(2023).items() if k in rows(2021))
    old, new = rows(2024), rows(2025)
    moves = [(old[k][14], new[k][12]) for k in old.keys() & new.keys()]
    assert (moves.count(("1", "2")), moves.count(("3", "6"))) == (9, 1)
