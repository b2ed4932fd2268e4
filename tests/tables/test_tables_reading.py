from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import HEADER, Sheet, row

from mesograph.errors import InputError
from mesograph.tables import Profile, find_profile
from mesograph.tables.reading import _records, read
from mesograph.tables.rows import Note, Reading, Row


def rows_of(profile: Profile, name: str) -> tuple[list[Row], Reading]:
    reading = Reading(name)
    return list(read(profile, name, reading)), reading


def keys(reading: Reading) -> list[tuple[int, str, str]]:
    return [(i.row, i.column, i.note.key) for i in reading.refused]


def test_values_are_typed_and_the_header_is_row_one(profile: Profile, sheet: Sheet) -> None:
    rows, reading = rows_of(profile, sheet(row(7, comuna=5201), row(8, rut="65000000")))
    assert [r.number for r in rows] == [2, 3]
    assert rows[0].values["RBD"] == 7
    assert rows[0].values["COD_COM_RBD"] == "05201"
    assert rows[1].values["RUT_SOSTENEDOR"] == 65000000
    assert (reading.rows_read, reading.rows_used, reading.encoding) == (2, 2, "utf-8-sig")


def test_one_space_is_a_blank(profile: Profile, sheet: Sheet) -> None:
    rows, _ = rows_of(profile, sheet(row(mrun=" ", rut=" ", pupils=" ")))
    assert (rows[0].values["MRUN"], rows[0].values["RUT_SOSTENEDOR"], rows[0].values["MAT_TOTAL"]) == (
        None,
        None,
        None,
    )


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_do_not_matter(profile: Profile, sheet: Sheet, end: str) -> None:
    rows, _ = rows_of(profile, sheet(row(1), row(2), end=end))
    assert [r.values["RBD"] for r in rows] == [1, 2]


def test_decimal_commas_are_read(profile: Profile, sheet: Sheet) -> None:
    name = sheet(row() + ";-18,487200000000000;-70,29521", header=HEADER + ";LATITUD;LONGITUD")
    rows, _ = rows_of(profile, name)
    assert (rows[0].values["LATITUD"], rows[0].values["LONGITUD"]) == (-18.4872, -70.29521)


def test_the_broken_row_is_used_when_quotes_are_honoured_and_its_cell_is_reported(
    profile: Profile, sheet: Sheet
) -> None:
    name = sheet(row() + ';"& 65279;-27,11944";-109,35472', header=HEADER + ";LATITUD;LONGITUD")
    rows, reading = rows_of(profile, name)
    assert rows[0].values["LONGITUD"] == -109.35472
    assert [(i.row, i.column, i.note.key) for i in reading.cells] == [(2, "LATITUD", "cell-not-number")]
    assert reading.rows_used == 1


def test_swapped_coordinates_are_reported_as_out_of_range(profile: Profile, sheet: Sheet) -> None:
    name = sheet(row() + ";-70,6;-33,4", header=HEADER + ";LATITUD;LONGITUD")
    _, reading = rows_of(profile, name)
    assert [(i.column, i.note.key) for i in reading.cells] == [("LONGITUD", "cell-maximum")]


def test_an_open_quotation_mark_costs_its_own_row_only(profile: Profile, sheet: Sheet) -> None:
    rows, reading = rows_of(profile, sheet(row(1), row(2, name='"ESCUELA'), row(3), row(4)))
    assert [r.values["RBD"] for r in rows] == [1, 3, 4]
    assert keys(reading) == [(3, "", "row-unreadable")]
    assert reading.rows_read == 4


def test_cells_with_line_breaks_are_read_where_the_profile_says_so(profile: Profile) -> None:
    dialect = replace(profile.dialect, multiline=True)
    assert list(_records(['a;"b\n', 'c"\n', "d;e\n"], dialect, ";")) == [["a", "b\nc"], ["d", "e"]]
    broken = list(_records(["a;b\n", 'c;"d\n'], dialect, ";"))
    assert broken[0] == ["a", "b"]
    assert isinstance(broken[1], Note)


REFUSED = {
    "too few cells": ("2024;1;ESCUELA", "", "row-width"),
    "too many cells": (row() + ";9", "", "row-width"),
    "only separators": (";" * 10, "AGNO", "cell-required"),
    "no number": (row(" "), "RBD", "cell-required"),
    "a number with letters": (row("12a"), "RBD", "cell-not-integer"),
    "number zero": (row(0), "RBD", "cell-minimum"),
    "no name": (row(name=" "), "NOM_RBD", "cell-required"),
    "no comuna": (row(comuna=" "), "COD_COM_RBD", "cell-required"),
    "an unknown owner code": (row(depe=9), "COD_DEPE", "cell-enum"),
    "an unknown state": (row(estado=7), "ESTADO_ESTAB", "cell-enum"),
    "a year out of range": (row(year=24), "AGNO", "cell-minimum"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_row_that_cannot_be_used_is_reported_with_row_column_and_reason(
    profile: Profile, sheet: Sheet, case: str
) -> None:
    bad, column, key = REFUSED[case]
    rows, reading = rows_of(profile, sheet(row(1), bad, row(3)))
    assert [r.values["RBD"] for r in rows] == [1, 3]
    assert keys(reading) == [(3, column, key)]
    issue = reading.refused[0]
    assert len({issue.note.text(code) for code in ("en", "es", "pt")}) == 3


def test_the_number_of_a_natural_person_is_dropped_and_not_repeated_in_the_message(
    profile: Profile, sheet: Sheet
) -> None:
    rows, reading = rows_of(profile, sheet(row(rut="12345678")))
    assert rows[0].values["RUT_SOSTENEDOR"] is None
    assert [i.column for i in reading.cells] == ["RUT_SOSTENEDOR"]
    assert "1234" not in reading.cells[0].note.text("es")


def test_columns_are_found_by_any_of_their_names_in_any_case(profile: Profile, sheet: Sheet) -> None:
    rows, _ = rows_of(
        profile, sheet(row(), header=HEADER.replace("AGNO", "agnio").replace("RBD;", " Rbd ;", 1))
    )
    assert rows[0].values["AGNO"] == 2024


def test_missing_columns_are_named_with_what_was_found(profile: Profile, sheet: Sheet) -> None:
    with pytest.raises(InputError) as caught:
        rows_of(profile, sheet("1,2", header="codigo,nombre"))
    assert caught.value.key == "table-columns"
    assert "RBD" in caught.value.what("es")
    assert "codigo,nombre" in caught.value.what("es")


@pytest.mark.parametrize(("text", "key"), [("", "table-no-rows"), ("\r\n\r\n", "table-no-rows")])
def test_a_file_without_rows_is_refused(profile: Profile, sheet: Sheet, text: str, key: str) -> None:
    with pytest.raises(InputError) as caught:
        rows_of(profile, sheet(text) if text else sheet())
    assert caught.value.key == key


def test_years_with_thousands_commas_and_totals(sheet: Sheet) -> None:
    profile = find_profile("co-education-statistics")
    header = "AÑO,CÓDIGO_MUNICIPIO,MUNICIPIO,CÓDIGO_DEPARTAMENTO,DEPARTAMENTO,CÓDIGO_ETC,ETC"
    name = sheet(
        '"2,021",5001,M,5,D,"3,759",M',
        "2021,0,NACIONAL,0,NACIONAL,0,NACIONAL",
        "2020,05002,A,05,D,3758,E",
        header=header,
    )
    rows, reading = rows_of(profile, name)
    assert [(r.values["AÑO"], r.values["CÓDIGO_MUNICIPIO"], r.values["CÓDIGO_ETC"]) for r in rows] == [
        (2021, "05001", 3759),
        (2020, "05002", 3758),
    ]
    assert [(i.row, i.column, i.note.text("es")) for i in reading.refused] == [
        (3, "CÓDIGO_MUNICIPIO", "Total nacional, no un municipio.")
    ]


CELLS = st.text(alphabet='0123456789;" ,aÑ\n', max_size=6)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=13), min_size=1, max_size=8))
def test_no_row_is_lost_whatever_the_cells_hold(
    tmp_path_factory: pytest.TempPathFactory, profile: Profile, table: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("any") / "t.csv"
    body = "\n".join([HEADER, row(1), *(";".join(cells) for cells in table)])
    path.write_bytes(body.encode())
    rows, reading = rows_of(profile, str(path))
    filled = [line for line in body.split("\n")[1:] if line]
    assert reading.rows_read == len(filled)
    assert len(rows) == reading.rows_used == reading.rows_read - len(reading.refused)


def test_a_column_that_stands_twice_is_refused_if_it_is_read(profile: Profile, sheet: Sheet) -> None:
    with pytest.raises(InputError) as caught:
        rows_of(profile, sheet(row() + ";9", header=HEADER + "; rbd"))
    assert caught.value.key == "table-column-twice"
    rows, _ = rows_of(profile, sheet(row() + ";1;2", header=HEADER + ";OTHER;OTHER"))
    assert len(rows) == 1
