"""A folder that is written whole or not at all, and that never replaces what is not its like."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from mesograph.errors import InputError

MANIFEST = "manifest.json"
KIND = "mesograph-replicate"


def check_target(folder: Path) -> None:
    """Raise InputError unless a folder can be written here: nothing there, an empty one, or a former one."""
    if not folder.absolute().parent.is_dir():
        raise InputError("plot-folder", str(folder))
    if folder.exists() and not folder.is_dir():
        raise InputError("replicate-file", str(folder))
    if folder.is_dir() and any(folder.iterdir()) and not is_replicate(folder):
        raise InputError("replicate-full", str(folder))


def is_replicate(folder: Path) -> bool:
    """Tell whether a folder was written by an earlier call."""
    try:
        return f'"kind": "{KIND}"' in folder.joinpath(MANIFEST).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False


def checksum(data: bytes) -> str:
    """Return the SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by path below a folder: first beside it, then in its place in one move."""
    check_target(folder)
    target = folder.absolute()
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    former = target.with_name(f".{target.name}.{os.getpid()}.old")
    try:
        for path, data in files.items():
            place = beside / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        if target.exists():
            target.rename(former)
        beside.rename(target)
    except OSError as error:
        if former.exists() and not target.exists():
            former.rename(target)
        raise InputError("replicate-unwritten", str(folder), reason=error.strerror) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        shutil.rmtree(former, ignore_errors=True)
