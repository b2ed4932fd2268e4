"""Files of triples read whole, with one clear error for each way in which a file can be unreadable."""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from mesograph.errors import InputError

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
}
# Deeper JSON-LD makes the parser keep a copy of its state per level: 50,000 levels exhaust the memory.
DEEPEST = 500
LONGEST = 200  # of a parser's reason, which may quote a whole file without a line end
_NESTED_ENTITY = re.compile(rb"<!ENTITY\s+\S+\s+(\"[^\"]*&|'[^']*&)")


@dataclass(frozen=True)
class Document:
    """One file: its name for messages, its text and its triples (named graphs are merged)."""

    name: str
    text: str
    form: ox.RdfFormat
    quads: tuple[ox.Quad, ...]


def expand(paths: Iterable[str]) -> list[str]:
    """Return the files behind paths: `-` and files as they are, folders as all RDF files below them."""
    found: list[str] = []
    for path in paths:
        if path == "-" or not Path(path).is_dir():
            found.append(path)
            continue
        inside = sorted(str(p) for p in Path(path).rglob("*") if p.suffix in FORMATS and p.is_file())
        if not inside:
            raise InputError("check-folder-empty", path, endings=" ".join(FORMATS))
        found += inside
    return list(dict.fromkeys(found))


def read(path: str) -> Document:
    """Return one file (`-` is standard input, in Turtle); anything unreadable is an `InputError`."""
    data = _bytes(path)
    form = ox.RdfFormat.TURTLE if path == "-" else FORMATS.get(Path(path).suffix.lower())
    if form is None:
        raise InputError("check-ending-unknown", path, endings=" ".join(FORMATS))
    text = _text(path, data)
    if not text.strip():
        raise InputError("check-file-empty", path)
    refuse_traps(path, text, form)
    quads = tuple(_quads(path, text, form))
    if not quads:
        raise InputError("check-no-triples", path)
    return Document(path, text, form, quads)


def _bytes(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise InputError("no-such-file", path, path=path) from error
    except OSError as error:
        raise InputError("check-file-unread", path, reason=error.strerror or str(error)) from error


def _text(path: str, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("check-encoding", f"{path}:1", encoding="UTF-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        guess = "Latin-1" if data[error.start] >= 0xA0 else "Windows-1252"
        raise InputError("check-encoding", f"{path}:{line}", encoding=guess) from error


def refuse_traps(path: str, text: str, form: ox.RdfFormat) -> None:
    """Raise InputError for a text that would exhaust the memory of a parser."""
    if form == ox.RdfFormat.JSON_LD and _depth(text) > DEEPEST:
        raise InputError("check-too-deep", path, depth=DEEPEST)
    if form == ox.RdfFormat.RDF_XML and _NESTED_ENTITY.search(text.encode()):
        raise InputError("check-entities", path)


def _depth(text: str) -> int:
    depth = deepest = 0
    for token in re.findall(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', text):
        depth += token in "[{" if len(token) == 1 else 0
        depth -= token in "]}" if len(token) == 1 else 0
        deepest = max(deepest, depth)
    return deepest


def _quads(path: str, text: str, form: ox.RdfFormat) -> Iterator[ox.Quad]:
    names = _BlankNodes(path)
    try:
        for quad in ox.parse(text, format=form):
            yield ox.Quad(names(quad.subject), quad.predicate, names(quad.object))
    except SyntaxError as error:
        message = error.msg or str(error)
        if "LoadDocumentCallback" in message:
            raise InputError("check-remote-context", path) from error
        place = f"{path}:{error.lineno}" if error.lineno else path
        raise InputError("rdf-syntax", place, reason=_reason(message)) from error


class _BlankNodes:
    """Blank nodes of one file: apart from those of other files, and named alike in every run."""

    def __init__(self, path: str) -> None:
        self.file = zlib.crc32(path.encode())
        self.names: dict[ox.BlankNode, ox.BlankNode] = {}

    def __call__(self, term: Any) -> Any:
        if not isinstance(term, ox.BlankNode):
            return term
        return self.names.setdefault(term, ox.BlankNode(f"b{self.file:08x}n{len(self.names) + 1}"))


def _reason(message: str) -> str:
    """Return the parser's reason, cut if it quotes at length, without the place, which stands before it."""
    reason = re.sub(r"^Parser error at line \d+ (between )?columns? \d+( and \d+)?: ", "", message)
    return reason if len(reason) <= LONGEST else reason[:LONGEST] + "…"
