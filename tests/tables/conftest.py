from __future__ import annotations

from pathlib import Path

import pytest
from sheets import HEADER, Sheet

from mesograph.store.embedded import EmbeddedStore
from mesograph.tables import Profile, Report, find_profile, import_tables
from mesograph.tables.known import Known, known
from mesograph.tables.target import QuadsFile

FOLDER = Path(__file__).parents[1] / "fixtures" / "directories"
YEARS = (2021, 2023, 2024, 2025)


@pytest.fixture(scope="session")
def files() -> list[str]:
    return [str(FOLDER / f"directorio_{year}.csv.gz") for year in YEARS]


@pytest.fixture(scope="session")
def profile() -> Profile:
    return find_profile("cl-directory")


@pytest.fixture(scope="session")
def calendar() -> Known:
    store = EmbeddedStore()
    store.load(FOLDER / "calendar.ttl", "https://example.org/calendar")
    return known(store, "cl-slep")


@pytest.fixture(scope="session")
def imported(
    tmp_path_factory: pytest.TempPathFactory, profile: Profile, calendar: Known, files: list[str]
) -> tuple[Report, EmbeddedStore]:
    """Return the report of an import of the fixture and its graph in memory."""
    out = tmp_path_factory.mktemp("import") / "fixture.nq"
    report = import_tables(profile, files, QuadsFile(str(out)), calendar)
    store = EmbeddedStore()
    store.load(out, "", "application/n-quads")
    return report, store


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    """Return a function that writes a directory of given rows and returns its name."""

    def write(
        *rows: str, year: int = 2024, header: str = HEADER, end: str = "\r\n", encoding: str = "utf-8-sig"
    ) -> str:
        path = tmp_path / f"directorio_{year}.csv"
        path.write_bytes((end.join((header, *rows)) + end).encode(encoding))
        return str(path)

    return write
