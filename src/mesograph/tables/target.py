"""Where an import goes: a store in a folder, or an N-Quads file. Built aside and put in place in one move."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from mesograph.errors import EngineError, InputError

STDOUT = "-"


class Staged(ABC):
    """A target under construction in a folder of its own; `graph` is set when lines must carry it."""

    graph = ""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lines = folder / "import.nt"

    @contextmanager
    def stream(self) -> Iterator[IO[bytes]]:
        """Give the stream that the triples are written to."""
        with self.lines.open("wb") as stream:
            yield stream

    @abstractmethod
    def finish(self) -> None:
        """Put the result in place of what was there."""


class Target(ABC):
    """A place to import into, checked before anything is read."""

    @abstractmethod
    def staged(self, folder: Path, graph: str) -> Staged:
        """Return the construction of this target in an empty folder."""

    @abstractmethod
    def neighbour(self) -> Path:
        """Return the path that the result takes: the construction must be on the same disk."""

    @contextmanager
    def stage(self, graph: str) -> Iterator[Staged]:
        """Give a construction; its folder is removed however this ends."""
        beside = self.neighbour().absolute().parent
        while not beside.is_dir():
            beside = beside.parent
        try:
            folder = Path(tempfile.mkdtemp(prefix=".mesograph-", dir=beside))
        except OSError as error:
            raise EngineError(
                "target-unwritable", str(beside), reason=error.strerror or str(error)
            ) from error
        try:
            yield self.staged(folder, graph)
        except OSError as error:
            raise EngineError(
                "target-unwritable", str(beside), reason=error.strerror or str(error)
            ) from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)


class QuadsFile(Target):
    """An N-Quads file, or standard output for `-`."""

    def __init__(self, name: str) -> None:
        self.name = name
        if name != STDOUT and Path(name).is_dir():
            raise InputError("target-is-folder", name)

    def neighbour(self) -> Path:
        """Return the file, or a file of the temporary folder for standard output."""
        return Path(tempfile.gettempdir(), "stdout") if self.name == STDOUT else Path(self.name)

    def staged(self, folder: Path, graph: str) -> Staged:
        """Return a file whose lines carry the graph."""
        return _StagedFile(folder, self.name, graph)


class _StagedFile(Staged):
    def __init__(self, folder: Path, name: str, graph: str) -> None:
        super().__init__(folder)
        self.name, self.graph = name, graph

    def finish(self) -> None:
        """Move the file to its name, or copy it to standard output."""
        if self.name == STDOUT:
            with self.lines.open("rb") as stream:
                shutil.copyfileobj(stream, sys.stdout.buffer)
            return
        place = Path(os.path.realpath(self.name))  # a link stays a link
        if place.exists() and not place.is_file():  # a device or a pipe is written to, never replaced
            with self.lines.open("rb") as stream, place.open("wb") as out:
                shutil.copyfileobj(stream, out)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(self.lines, place)


class StoreFolder(Target):
    """A pyoxigraph store on disk; graphs of other imports in it are kept."""

    def __init__(self, name: str) -> None:
        if "://" in name:
            raise InputError("target-is-address", name)
        self.folder = Path(os.path.realpath(name))
        if self.folder.is_symlink():  # only a link that leads back to itself is left
            raise InputError("target-not-store", name)
        if self.folder.is_file():
            raise InputError("store-is-file", name)
        empty = not self.folder.exists() or (self.folder.is_dir() and not any(self.folder.iterdir()))
        if not empty and not (self.folder / "CURRENT").is_file():
            raise InputError("target-not-store", name)

    def neighbour(self) -> Path:
        """Return the folder of the store."""
        return self.folder

    def staged(self, folder: Path, graph: str) -> Staged:
        """Return a new store beside the old one."""
        return _StagedStore(folder, self.folder, graph)


class _StagedStore(Staged):
    def __init__(self, folder: Path, place: Path, graph: str) -> None:
        super().__init__(folder)
        self.place, self.import_graph = place, graph
        self.before = _state(place)

    def finish(self) -> None:
        """Load the import, the other imports and the shipped data, derive, and swap the folders."""
        from mesograph.tables.loading import build

        fresh = self.folder / "store"
        build(fresh, self.lines, self.import_graph, self.place)
        self.place.parent.mkdir(parents=True, exist_ok=True)
        if _state(self.place) != self.before:
            raise EngineError("target-changed", str(self.place))
        old = self.folder / "old"
        if self.place.exists():
            os.rename(self.place, old)
        try:
            os.rename(fresh, self.place)
        except OSError:
            if old.exists():
                os.rename(old, self.place)
            raise


def _state(folder: Path) -> tuple[int, int] | None:
    """Return what changes when another import puts a new store in this place."""
    try:
        found = (folder / "CURRENT").stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns
