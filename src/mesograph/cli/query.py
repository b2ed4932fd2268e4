"""`mesograph query`: any SPARQL 1.1 query, read only, that calls no other host."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from mesograph.ask.prefixes import with_prefixes
from mesograph.ask.scan import burden, calls_out, form, prefixes_used, tokens
from mesograph.cli import say
from mesograph.cli.options import format_option, lang_option, store_option, terminal_width
from mesograph.errors import QueryError
from mesograph.store.protocol import Iri, Store, Table, Value
from mesograph.terms import prefixes, shorten

_REASON = 120  # of a parser's message, which may name every character that would have been right
_HEAVIEST = 500  # ten times this makes the engine overrun its stack, which ends the whole program
FORMATS = ("table", "csv", "tsv", "json", "xml", "ttl")
MEDIA = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
}


@click.command(help=say("query-help"), short_help=say("cli-query"), epilog=say("query-example"))
@click.argument("source", metavar=say("query-argument"))
@format_option(FORMATS)
@store_option
@lang_option
def command(source: str, form: str, location: str | None, language: str) -> None:
    """Run a query."""
    from mesograph.store.where import open_store

    where, text = read_query(source)
    check_query(text, form, where)
    store = open_store(location)
    try:
        out = results(store, with_prefixes(text), form, terminal_width())
    except QueryError as error:
        error.where = error.where or where
        _in_the_readers_text(error, len(with_prefixes(text)) - len(text))
        raise
    click.echo(out, nl=False)


def _in_the_readers_text(error: QueryError, added: int) -> None:
    """Count columns of line 1 without the prefixes put before it; cut a long list of what could stand."""
    reason = str(error.values.get("reason", ""))
    place = re.match(r"error at 1:([0-9]+)", reason)
    if place:
        reason = f"error at 1:{max(1, int(place.group(1)) - added)}{reason[place.end() :]}"
    if len(reason) > _REASON:
        reason = reason[:_REASON].rsplit(" ", 1)[0] + " …"
    if "reason" in error.values:
        error.values["reason"] = reason


def read_query(source: str) -> tuple[str, str]:
    """Return where a query stands and its text; `source` is a file, `-` for stdin, or the text itself."""
    if source == "-":
        return "-", _decoded(sys.stdin.buffer.read(), "-")
    if not source.strip():
        raise QueryError("query-empty")
    path = Path(source)
    # A name never holds a brace or a line break; a query always holds a brace, but for some DESCRIBEs.
    if any(c in source for c in "{}\n\0<") or (" " in source and path.suffix not in (".rq", ".sparql")):
        return "", source
    if not path.exists():
        raise QueryError("no-such-file", path=source)
    try:
        return source, _decoded(path.read_bytes(), source)
    except OSError as error:
        raise QueryError("query-unreadable", source, reason=error.strerror) from error


def _decoded(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError("query-not-utf8", where) from error


def check_query(text: str, wanted: str, where: str) -> None:
    """Raise QueryError unless a text is a read-only query that calls no host and fits the format wanted."""
    if not text.strip():
        raise QueryError("query-empty", where)
    kind = form(text)
    if not kind:
        raise QueryError("query-read-only", where)
    if calls_out(text):
        raise QueryError("query-service", where)
    if any(token.says("FROM") for token in tokens(text)):
        raise QueryError("query-from", where)
    if burden(text) > _HEAVIEST:
        raise QueryError("query-too-deep", where, limit=_HEAVIEST)
    used, declared = prefixes_used(text)
    if unknown := sorted(used - declared - set(prefixes())):
        raise QueryError("query-prefix", where, prefix=unknown[0])
    triples = kind in ("CONSTRUCT", "DESCRIBE")
    if triples and wanted in MEDIA:
        raise QueryError("query-form-rows", where, form=wanted)
    if not triples and wanted == "ttl":
        raise QueryError("query-form-triples", where)


def results(store: Store, query: str, wanted: str, width: int | None) -> str:
    """Return the results in the format wanted; triples are always Turtle."""
    if form(query) in ("CONSTRUCT", "DESCRIBE"):
        return turtle(store.construct(query))
    if wanted in MEDIA:
        text = store.answer(query, MEDIA[wanted]).decode("utf-8").replace("\r\n", "\n")
        return text if text.endswith("\n") else text + "\n"
    return rows(store.select(query), width)


def turtle(triples: bytes) -> str:
    """Return N-Triples as Turtle with the prefixes of the project, sorted."""
    import pyoxigraph as ox

    found = sorted(ox.parse(triples, format=ox.RdfFormat.N_TRIPLES), key=str)
    text = "".join(f"{quad.subject}{quad.predicate}{quad.object}" for quad in found)
    used = {prefix: namespace for prefix, namespace in prefixes().items() if namespace in text}
    data = ox.serialize(found, format=ox.RdfFormat.TURTLE, prefixes=used)
    return (data or b"").decode("utf-8")


def rows(table: Table, width: int | None) -> str:
    """Return rows as an aligned table with IRIs shortened."""
    from mesograph.ask import grid

    cells = [[_cell(value) for value in row] for row in table.rows]
    right = [all(isinstance(row[i], int | float) for row in table.rows) for i in range(len(table.columns))]
    if not table.columns:
        return "\n"
    return "\n".join(grid.table(list(table.columns), cells, right, width)) + "\n"


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return shorten(value) if isinstance(value, Iri) else str(value)
