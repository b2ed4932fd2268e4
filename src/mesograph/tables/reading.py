"""Rows of a file through a profile: every record becomes a typed row or a refusal with its reason."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mesograph.errors import InputError
from mesograph.tables.derived import Deriver, Names
from mesograph.tables.fields import CellError, Field, Parse, forms, parser
from mesograph.tables.forms import Dialect
from mesograph.tables.opening import Opened, open_table
from mesograph.tables.profile import Profile
from mesograph.tables.rows import Cell, Note, Reading, Row

Record = list[str] | Note


@dataclass(frozen=True)
class _Column:
    """A field of the profile found in the header of this file."""

    index: int
    field: Field
    parse: Parse


def read(profile: Profile, name: str, reading: Reading, names: Names | None = None) -> Iterator[Row]:
    """Yield the rows of one file that can be used; fill `reading` with counts, refusals and unusable cells.

    `names` gives the codes of places for what the profile derives. Raises `InputError` before the first row
    when the file cannot be read or lacks a column.
    """
    opened = open_table(name, profile.dialect.encodings)
    reading.encoding = opened.encoding
    deriver = Deriver(profile, names or {})
    delimiter = _delimiter(profile, opened)
    with opened.lines() as lines:
        records = _records(lines, profile.dialect, delimiter)
        header = next(records, None)
        if header is None or isinstance(header, Note):
            raise InputError("table-no-header", name)
        columns = _columns(profile, opened, header, delimiter)
        reading.columns = frozenset(c.field.name for c in columns)
        for number, record in enumerate(records, start=2):
            if record == []:
                continue
            reading.rows_read += 1
            row = _row(profile, reading, columns, number, record, len(header))
            if row is not None and deriver.fill(reading, number, row.values):
                yield row
    if not reading.rows_read:
        raise InputError("table-no-rows", name)


def _delimiter(profile: Profile, opened: Opened) -> str:
    """Return the delimiter of the profile that finds most described columns in the first line."""
    delimiters = profile.dialect.delimiters
    if len(delimiters) == 1:
        return delimiters[0]
    with opened.lines() as lines:
        first = next(iter(lines), "")
    known = {n.casefold() for f in profile.fields for n in (f.name, *f.alternatives)}
    return max(delimiters, key=lambda d: len(known & {c.strip(' "\r\n').casefold() for c in first.split(d)}))


def _records(lines: Iterable[str], dialect: Dialect, delimiter: str) -> Iterator[Record]:
    """Yield the cells of each record.

    Unless the profile says that cells hold line breaks, each line is parsed alone: a quotation mark that is
    never closed then costs its own line and does not swallow the rows after it.
    """
    options = {"delimiter": delimiter, "quotechar": dialect.quote_char, "strict": True}
    if dialect.multiline:
        reader = csv.reader(lines, **options)  # type: ignore[arg-type]
        while True:
            try:
                yield next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Note("row-unreadable", {"reason": str(error)})
    for line in lines:
        try:
            yield next(csv.reader((line,), **options), [])  # type: ignore[arg-type]
        except csv.Error as error:
            yield Note("row-unreadable", {"reason": str(error)})


def _columns(profile: Profile, opened: Opened, header: list[str], delimiter: str) -> list[_Column]:
    names = [name.strip().casefold() for name in header]
    places = {name: index for index, name in enumerate(names)}
    columns, missing = [], []
    for field in profile.fields:
        found = [places[n.casefold()] for n in (field.name, *field.alternatives) if n.casefold() in places]
        if found:
            if names.count(names[found[0]]) > 1:
                raise InputError("table-column-twice", opened.name, column=header[found[0]].strip())
            columns.append(_Column(found[0], field, parser(field)))
        elif not field.optional:
            missing.append(field.name)
    if missing:
        raise InputError(
            "table-columns",
            opened.name,
            missing=", ".join(missing),
            found=_short(header),
            delimiter=delimiter,
        )
    return columns


def _short(header: list[str]) -> str:
    names = [n.strip()[:30] for n in header[:6]]
    return ", ".join(names) + (", …" if len(header) > 6 else "")


def _row(
    profile: Profile, reading: Reading, columns: list[_Column], number: int, record: Record, width: int
) -> Row | None:
    if isinstance(record, Note):
        reading.refuse(number, "", record)
        return None
    if len(record) != width:
        reading.refuse(number, "", Note("row-width", {"found": len(record), "expected": width}))
        return None
    values: dict[str, Cell] = {"day": reading.day} if reading.day else {}
    for column in columns:
        field = column.field
        text = record[column.index].strip()
        try:
            values[field.name] = _value(profile, reading, number, column, text)
        except CellError as fault:
            if field.required:
                reading.refuse(number, field.name, fault.note)
                return None
            reading.doubt(number, field.name, fault.note)
            values[field.name] = None
    return _accepted(profile, reading, Row(reading.file, number, values))


def _value(profile: Profile, reading: Reading, row: int, column: _Column, text: str) -> Cell:
    if text not in profile.missing_values and text not in column.field.missing_values:
        for way in forms(column.field, text):
            reading.write_form(row, column.field.name, way)
        return column.parse(text)
    if column.field.required:
        raise CellError(Note("cell-required"))
    return None


def _accepted(profile: Profile, reading: Reading, row: Row) -> Row | None:
    """Return the row unless the profile says that rows like it are not what the table is about."""
    for rule in profile.refuse:
        if str(row.values.get(rule.column)) in rule.equals:
            reading.refuse(row.number, rule.column, Note(texts=rule.reason))
            return None
    return row
