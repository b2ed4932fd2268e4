"""A file as lines of text: plain, gz or standard input, in the first encoding that reads it whole."""

from __future__ import annotations

import codecs
import gzip
import io
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from mesograph.errors import InputError

GZIP = b"\x1f\x8b"
ZIP = b"PK\x03\x04"
STDIN = "-"
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Opened:
    """A file whose bytes were read once to the end and found whole: its name, encoding and content."""

    name: str
    encoding: str
    data: bytes
    packed: bool

    @contextmanager
    def lines(self) -> Iterator[Iterable[str]]:
        """Give the lines with their ends as they are; a byte order mark is not part of the first."""
        raw = io.BytesIO(self.data)
        plain = gzip.GzipFile(fileobj=raw) if self.packed else raw
        with io.TextIOWrapper(plain, encoding=self.encoding, newline="") as stream:
            yield stream


def open_table(name: str, encodings: tuple[str, ...]) -> Opened:
    """Return the file `name` (`-` is standard input), checked to the last byte.

    Raises `InputError` when it is missing, unreadable, empty, not gz though named so, cut short, or in
    another encoding.
    """
    data = _bytes(name)
    if not data:
        raise InputError("table-empty", name)
    packed = data.startswith(GZIP)
    if name.endswith(".gz") and not packed:
        raise InputError("table-not-gzip", name)
    if data.startswith(ZIP):
        raise InputError("table-not-text", name)
    return Opened(name, _encoding(name, data, packed, encodings), data, packed)


def _bytes(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read()
    path = Path(name)
    if not path.exists():
        raise InputError("no-such-file", name, path=name)
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError("table-unreadable", name, reason=error.strerror or str(error)) from error


def _chunks(name: str, data: bytes, packed: bool) -> Iterator[bytes]:
    raw = io.BytesIO(data)
    stream: IO[bytes] = gzip.GzipFile(fileobj=raw) if packed else raw  # type: ignore[assignment]
    try:
        while chunk := stream.read(_CHUNK):
            yield chunk
    except EOFError as error:
        raise InputError("table-truncated", name) from error
    except (OSError, zlib.error) as error:
        raise InputError("table-damaged", name) from error


def _encoding(name: str, data: bytes, packed: bool, encodings: tuple[str, ...]) -> str:
    """Return the first encoding that decodes every byte; all are tried in one pass over the file."""
    able = {code: codecs.getincrementaldecoder(code)() for code in encodings}
    marked, size = False, 0
    for chunk in _chunks(name, data, packed):
        if not size:
            marked = chunk.startswith(codecs.BOM_UTF8)
            if chunk.startswith((GZIP, ZIP)):  # packed twice
                raise InputError("table-not-text", name)
        size += len(chunk)
        if b"\x00" in chunk:
            raise InputError("table-encoding", name, encodings=", ".join(encodings))
        able = {code: decoder for code, decoder in able.items() if _decodes(decoder, chunk)}
    able = {code: decoder for code, decoder in able.items() if _decodes(decoder, b"", final=True)}
    if not size:
        raise InputError("table-empty", name)
    fitting = [code for code in able if marked or code != "utf-8-sig"]
    if not fitting:
        raise InputError("table-encoding", name, encodings=", ".join(encodings))
    return fitting[0]


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True
