"""A target changes only when an import has succeeded; whatever happens before leaves no trace."""

from __future__ import annotations

import gzip
import hashlib
import os
from pathlib import Path

import pytest
from sheets import Sheet, row

from mesograph.errors import EngineError, InputError
from mesograph.store import open_store
from mesograph.store.embedded import EmbeddedStore
from mesograph.tables import Profile, find_profile, import_tables, loading
from mesograph.tables.known import Known
from mesograph.tables.target import QuadsFile, StoreFolder

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/mesograph/ns#School> }"


@pytest.fixture(autouse=True)
def small_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the shipped data out: these tests are about files and folders."""
    monkeypatch.setattr(loading, "load_shipped", lambda store: None)
    monkeypatch.setattr(loading, "derive", lambda store: None)


def schools(folder: Path) -> object:
    return open_store(str(folder)).select(COUNT).rows[0][0]


def prints(folder: Path) -> dict[str, str]:
    """Return what every file below a folder holds, as a hash."""
    return {
        str(p): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def test_a_new_store_is_made_with_its_parents(tmp_path: Path, profile: Profile, sheet: Sheet) -> None:
    folder = tmp_path / "a" / "b" / "store"
    report = import_tables(profile, [sheet(row(1), row(2))], StoreFolder(str(folder)), Known())
    assert schools(folder) == 2
    assert report.triples == sum(1 for _ in EmbeddedStore(folder, read_only=True).inner)
    assert [p.name for p in (tmp_path / "a" / "b").iterdir()] == ["store"]


def test_a_second_import_replaces_the_first_of_its_profile_and_keeps_the_others(
    tmp_path: Path, profile: Profile, sheet: Sheet
) -> None:
    folder = tmp_path / "store"
    import_tables(profile, [sheet(row(1), row(2))], StoreFolder(str(folder)), Known())
    header = "AÑO,CÓDIGO_MUNICIPIO,MUNICIPIO,CÓDIGO_DEPARTAMENTO,DEPARTAMENTO,CÓDIGO_ETC,ETC"
    other = sheet("2020,05001,M,05,D,3759,M", header=header, year=2020)
    import_tables(find_profile("co-education-statistics"), [other], StoreFolder(str(folder)), Known())
    assert schools(folder) == 2
    import_tables(profile, [sheet(row(3))], StoreFolder(str(folder)), Known())
    assert schools(folder) == 1
    assert len(open_store(str(folder)).graphs()) == 2
    assert [p.name for p in tmp_path.iterdir() if p.is_dir()] == ["store"]


BAD = {
    "empty": b"",
    "truncated": gzip.compress(b"AGNO;RBD\r\n" * 999)[:-9],
    "wrong columns": b"a;b\r\n1;2\r\n",
    "no usable row": b"AGNO;RBD;NOM_RBD;COD_COM_RBD;NOM_COM_RBD;COD_DEPE;ESTADO_ESTAB\r\n1;2;3;4;5;6;7\r\n",
    "wrong encoding": "AGNO;RBD".encode("utf-16"),
}


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("order", ["first", "last"])
def test_bad_input_leaves_neither_a_new_store_nor_a_changed_one(
    tmp_path: Path, profile: Profile, sheet: Sheet, case: str, order: str
) -> None:
    good, bad = sheet(row(1), year=2023), tmp_path / "bad.csv"
    bad.write_bytes(BAD[case])
    old, new = tmp_path / "old", tmp_path / "new"
    import_tables(profile, [good], StoreFolder(str(old)), Known())
    before = prints(tmp_path)
    files = (
        [str(bad)] if case == "no usable row" else [good, str(bad)] if order == "last" else [str(bad), good]
    )
    for folder in (old, new):
        with pytest.raises(InputError):
            import_tables(profile, files, StoreFolder(str(folder)), Known())
    assert prints(tmp_path) == before
    assert not new.exists()


def test_a_failure_while_loading_leaves_the_store_as_it_was(
    tmp_path: Path, profile: Profile, sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, name = tmp_path / "store", sheet(row(1))
    import_tables(profile, [name], StoreFolder(str(folder)), Known())
    before = prints(tmp_path)

    def full(store: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(loading, "load_shipped", full)
    with pytest.raises(EngineError) as caught:
        import_tables(profile, [name], StoreFolder(str(folder)), Known())
    assert caught.value.exit_code == 3
    assert prints(tmp_path) == before


def test_a_folder_that_is_not_a_store_is_not_touched(tmp_path: Path, profile: Profile, sheet: Sheet) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear")
    for target, key in ((folder, "target-not-store"), (folder / "letter.txt", "store-is-file")):
        with pytest.raises(InputError) as caught:
            StoreFolder(str(target))
        assert caught.value.key == key


def test_an_address_is_not_a_folder() -> None:
    with pytest.raises(InputError) as caught:
        StoreFolder("https://example.org/sparql")
    assert caught.value.key == "target-is-address"


def test_an_empty_folder_may_become_a_store(tmp_path: Path, profile: Profile, sheet: Sheet) -> None:
    (tmp_path / "store").mkdir()
    import_tables(profile, [sheet(row(1))], StoreFolder(str(tmp_path / "store")), Known())
    assert schools(tmp_path / "store") == 1


def test_an_out_file_appears_whole_or_stays_as_it_was(tmp_path: Path, profile: Profile, sheet: Sheet) -> None:
    out = tmp_path / "out.nq"
    out.write_text("old")
    with pytest.raises(InputError):
        import_tables(profile, [sheet("x")], QuadsFile(str(out)), Known())
    assert out.read_text() == "old"
    report = import_tables(profile, [sheet(row(1))], QuadsFile(str(out)), Known())
    assert len(out.read_text("utf-8").splitlines()) == report.triples


def test_a_folder_cannot_be_an_out_file(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        QuadsFile(str(tmp_path))
    assert caught.value.key == "target-is-folder"


def test_the_same_file_twice_is_an_error(profile: Profile, sheet: Sheet, tmp_path: Path) -> None:
    name = sheet(row(1))
    with pytest.raises(InputError) as caught:
        import_tables(profile, [name, name], QuadsFile(str(tmp_path / "o.nq")), Known())
    assert caught.value.key == "table-twice"


def test_a_device_is_written_to_and_never_replaced(tmp_path: Path, profile: Profile, sheet: Sheet) -> None:
    pipe = tmp_path / "pipe.nq"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        import_tables(profile, [sheet(row(1))], QuadsFile(str(pipe)), Known())
        assert pipe.is_fifo()
        assert os.read(reader, 1 << 20).endswith(b".\n")
    finally:
        os.close(reader)


def test_a_link_to_an_out_file_stays_a_link(tmp_path: Path, profile: Profile, sheet: Sheet) -> None:
    link = tmp_path / "link.nq"
    link.symlink_to(tmp_path / "real.nq")
    import_tables(profile, [sheet(row(1))], QuadsFile(str(link)), Known())
    assert link.is_symlink()
    assert (tmp_path / "real.nq").stat().st_size > 0


def test_a_link_to_itself_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(InputError) as caught:
        StoreFolder(str(tmp_path / "loop"))
    assert caught.value.key == "target-not-store"


def test_of_two_imports_at_once_the_slower_changes_nothing(
    tmp_path: Path, profile: Profile, sheet: Sheet
) -> None:
    folder = tmp_path / "store"
    first, second = sheet(row(1), year=2023), sheet(row(2), row(3), year=2024)
    import_tables(profile, [first], StoreFolder(str(folder)), Known())

    def meanwhile(step: str) -> None:
        if step == "import-loading":
            import_tables(profile, [second], StoreFolder(str(folder)), Known())

    with pytest.raises(EngineError) as caught:
        import_tables(profile, [first], StoreFolder(str(folder)), Known(), meanwhile)
    assert caught.value.key == "target-changed"
    assert schools(folder) == 2
    assert [p.name for p in tmp_path.iterdir() if p.is_dir()] == ["store"]
