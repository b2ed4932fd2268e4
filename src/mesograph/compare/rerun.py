"""A replicate folder, run again: its queries on its data, its measure, and what differs from its answer."""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from math import isclose
from pathlib import Path
from typing import Any

import click

from mesograph import __version__
from mesograph.ask.render import csv_text
from mesograph.compare.folder import MANIFEST, checksum
from mesograph.compare.piece import Piece
from mesograph.compare.plans import PLANS
from mesograph.compare.render import COLUMNS, row
from mesograph.compare.run import reduced
from mesograph.errors import MesographError
from mesograph.store.protocol import GRAPHS, Iri, Store, Table

DATA, ANSWER = "data.nq.gz", "answer.csv"
ENGINES = ("pyoxigraph", "rdflib")
_CLOSE = 1e-9
_SHOWN = 20
_NOUGHT = {"", "0", "0.0", "false"}


def main(folder: Path, arguments: Sequence[str]) -> int:
    """Print `same`, or what differs; return 0 or 1. `--engine rdflib` takes the reference engine."""
    parser = argparse.ArgumentParser(prog="rerun.py", description=__doc__)
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0])
    engine = parser.parse_args(arguments).engine
    found = differences(folder, engine)
    for line in found[:_SHOWN]:
        click.echo(line)
    if len(found) > _SHOWN:
        click.echo(f"… {len(found) - _SHOWN} more")
    if not found:
        click.echo("same")
    return 1 if found else 0


def differences(folder: Path, engine: str = "pyoxigraph") -> list[str]:
    """Return in what a new run differs from the folder: files, rows of queries, rows of the answer."""
    manifest = json.loads(folder.joinpath(MANIFEST).read_text("utf-8"))
    lines = []
    if manifest["mesograph"] != __version__:
        lines.append(f"mesograph: {manifest['mesograph']} → {__version__}")
    for path, known in manifest["files"].items():
        if not (folder / path).is_file():
            lines.append(f"{path}: missing")
        elif checksum((folder / path).read_bytes()) != known:
            lines.append(f"{path}: changed")
    try:
        store = loaded(gzip.decompress(folder.joinpath(DATA).read_bytes()), engine)
        pieces = [
            asked(store, entry, folder.joinpath(entry["query"]).read_text("utf-8"))
            for entry in manifest["queries"]
        ]
    except (OSError, EOFError, zlib.error, UnicodeDecodeError, MesographError) as error:
        return [*lines, str(error)]  # what cannot be read cannot be compared
    for entry, piece in zip(manifest["queries"], pieces, strict=True):
        lines += unlike(entry["result"], _rows(folder / entry["result"]), table_rows(piece.table))
    try:
        figures = reduced(PLANS[manifest["measure"]], [Iri(c) for c in manifest["countries"]], pieces)
    except (KeyError, ValueError) as error:
        return [*lines, f"{ANSWER}: {error!r}"]  # a query that was changed may lack what the measure needs
    again = table_rows(Table(COLUMNS, [row(figure) for figure in figures]))
    return lines + unlike(ANSWER, _rows(folder / ANSWER), again)


def loaded(data: bytes, engine: str) -> Store:
    """Return the quads in a store of the engine, in memory."""
    store: Store
    if engine == "rdflib":
        from mesograph.store.reference import ReferenceStore

        store = ReferenceStore()
    else:
        from mesograph.store.embedded import EmbeddedStore

        store = EmbeddedStore()
    store.load(data, GRAPHS + "data", "application/n-quads")
    return store


def asked(store: Store, entry: dict[str, Any], query: str) -> Piece:
    """Return one query of the folder with what it returns now."""
    piece = Piece(Iri(entry["country"]), entry["name"], query, Table((), []))
    return replace(piece, table=store.select(query))


def table_rows(table: Table) -> list[list[str]]:
    """Return rows as the cells of a CSV file, the head first."""
    return list(csv.reader(io.StringIO(csv_text(table.columns, table.rows))))


def _rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8")))) if path.is_file() else []


def unlike(where: str, before: list[list[str]], after: list[list[str]]) -> list[str]:
    """Return a line per row that differs; numbers that differ by rounding alone are the same.

    The order of rows does not matter: engines may order rows that a query does not tell apart. Neither do
    rows that name nothing: where there is nothing to group, some engines give one of noughts.
    """
    lines = []
    for old, new in _pairs(_named(before), _named(after)):
        if len(old) != len(new) or not all(map(_same, old, new)):
            lines.append(f"{where}: {','.join(old) or '-'} → {','.join(new) or '-'}")
    return lines


def _named(rows: list[list[str]]) -> list[list[str]]:
    return [row for row in rows if not set(row) <= _NOUGHT]


def _pairs(before: list[list[str]], after: list[list[str]]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return, side by side, the rows that only one of the two has; the shorter side ends in empty rows."""
    old, new = Counter(map(tuple, before)), Counter(map(tuple, after))
    return list(zip_longest(sorted((old - new).elements()), sorted((new - old).elements()), fillvalue=()))


def _same(old: str, new: str) -> bool:
    if old == new:
        return True
    try:
        return isclose(float(old), float(new), rel_tol=_CLOSE, abs_tol=_CLOSE)
    except ValueError:
        return False
