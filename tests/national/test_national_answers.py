"""School-level answers are golden on the fixture directories, on two engines, and on the real ones."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from answers import FOLDER, QUESTIONS, SLOW_STATUS, STATUS, answers

from mesograph.store import Store, open_store
from mesograph.store.reference import ReferenceStore
from mesograph.tables import find_profile, import_tables
from mesograph.tables.target import StoreFolder

FIXTURES = Path(__file__).parents[1] / "fixtures" / "directories"
YEARS = (2021, 2023, 2024, 2025)


def imported(paths: list[Path], folder: Path) -> Store:
    """Return a store of directory files, read-only."""
    import_tables(find_profile("cl-directory"), [str(p) for p in paths], StoreFolder(str(folder / "store")))
    return open_store(str(folder / "store"))


@pytest.fixture(scope="module")
def fixture_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return imported([FIXTURES / f"directorio_{y}.csv.gz" for y in YEARS], tmp_path_factory.mktemp("fixture"))


@pytest.fixture(scope="module")
def real_store(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = shared / "data" / "cl"
    return imported([folder / f"directorio_ee_{y}.csv.gz" for y in YEARS], tmp_path_factory.mktemp("real"))


def golden(which: str) -> dict[str, str]:
    """Return the golden answers by name."""
    return {path.stem: path.read_text("utf-8") for path in (FOLDER / which).glob("*.csv")}


def rows(which: str, name: str) -> list[dict[str, str]]:
    """Return the rows of one golden file."""
    lines = golden(which)[name].splitlines()
    assert lines[0].startswith("# ")
    return list(csv.DictReader(lines[1:]))


def test_the_fixture_answers_as_recorded(fixture_store: Store) -> None:
    assert dict(answers(fixture_store)) == golden("fixture")


def test_the_reference_engine_gives_the_same_answers_on_the_fixture(fixture_store: Store) -> None:
    reference = ReferenceStore()
    for graph in fixture_store.graphs():
        triples = fixture_store.construct(
            f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        )
        reference.load(triples, graph, "application/n-triples")
    found = dict(answers(reference, STATUS))
    assert found == {name: content for name, content in golden("fixture").items() if name not in SLOW_STATUS}


@pytest.mark.directories
def test_the_real_directories_answer_as_recorded(real_store: Store) -> None:
    assert dict(answers(real_store)) == golden("real")


@pytest.mark.parametrize("which", ["fixture", "real"])
def test_every_golden_file_holds_an_answer_that_counts(which: str) -> None:
    assert len(golden(which)) == len(QUESTIONS) + len(STATUS) + len(SLOW_STATUS)
    for name in golden(which):
        assert rows(which, name), name
        head = golden(which)[name].splitlines()[0]
        assert not head.startswith(("# counted 0", "# 0 rows")), name


def test_the_calendar_and_the_files_differ_where_they_must() -> None:
    by_calendar = rows("real", "cq-17-2025-04-30")[0]
    assert (by_calendar["transferred"], by_calendar["public"]) == ("1612", "5128")
    by_status = [r for r in rows("real", "open-schools-by-service") if r["day"] == "2025-04-30"]
    assert sum(int(r["schools"]) for r in by_status) == 1763
    early = rows("real", "status-before-calendar")
    assert {r["service"].rsplit("/", 1)[1] for r in early} == {"401", "503"}
    assert len(early) == 1763 - 1612
    left = [r["shown"] for r in rows("real", "left-behind")]
    assert (left.count("2024-04-30"), left.count("2025-04-30")) == (1, 24)
