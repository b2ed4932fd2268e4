from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path

import pytest

from mesograph.errors import InputError
from mesograph.lang import LANGUAGES
from mesograph.tables.opening import open_table

ENCODINGS = ("utf-8-sig", "utf-8", "cp1252")
TEXT = "AÑO;RBD\r\n2024;1\r\n" * 50


def lines(name: str) -> list[str]:
    with open_table(name, ENCODINGS).lines() as stream:
        return list(stream)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_the_first_encoding_that_fits_is_taken_and_line_ends_stay(
    tmp_path: Path, data: bytes, encoding: str, packed: bool
) -> None:
    path = tmp_path / ("t.csv.gz" if packed else "t.csv")
    path.write_bytes(gzip.compress(data) if packed else data)
    assert open_table(str(path), ENCODINGS).encoding == encoding
    assert lines(str(path)) == TEXT.splitlines(keepends=True)


def test_a_gz_file_is_known_by_its_content_when_its_name_does_not_tell(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(gzip.compress(TEXT.encode()))
    assert len(lines(str(path))) == 100


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert len(lines("-")) == 100


BAD = {
    "empty": ("t.csv", b"", "table-empty"),
    "empty in gz": ("t.csv.gz", gzip.compress(b""), "table-empty"),
    "truncated": ("t.csv.gz", gzip.compress(TEXT.encode() * 99)[:-30], "table-truncated"),
    "cut in the header of gz": ("t.csv.gz", b"\x1f\x8b", "table-truncated"),
    "damaged": ("t.csv.gz", b"\x1f\x8b\x08\x00" + b"\x00" * 6 + b"\xff" * 50, "table-damaged"),
    "not gz": ("t.csv.gz", TEXT.encode(), "table-not-gzip"),
    "a spreadsheet": ("t.csv", b"PK\x03\x04rest", "table-not-text"),
    "utf-16": ("t.csv", TEXT.encode("utf-16"), "table-encoding"),
    "in no encoding": ("t.csv", b"AGNO\x81\x8d\xff\n", "table-encoding"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_gets_one_message_in_each_language(tmp_path: Path, case: str) -> None:
    name, data, key = BAD[case]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        open_table(str(path), ENCODINGS)
    assert caught.value.key == key
    assert caught.value.where == str(path)
    assert caught.value.exit_code == 2
    assert len({caught.value.what(code) for code in LANGUAGES}) == 3
    assert all(caught.value.hint(code) for code in LANGUAGES)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    for name, key in ((tmp_path / "none.csv", "no-such-file"), (tmp_path, "table-unreadable")):
        with pytest.raises(InputError) as caught:
            open_table(str(name), ENCODINGS)
        assert caught.value.key == key


def test_a_file_packed_twice_is_to_be_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "twice.csv.gz"
    path.write_bytes(gzip.compress(gzip.compress(TEXT.encode())))
    with pytest.raises(InputError) as caught:
        open_table(str(path), ENCODINGS)
    assert caught.value.key == "table-not-text"
