"""Which engine stands behind a location: nothing, a folder, or the address of a SPARQL 1.1 endpoint."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mesograph.errors import InputError
from mesograph.store.protocol import Store
from mesograph.store.shipped import shipped_store


def open_store(location: str | None, countries: Iterable[str] | None = None) -> Store:
    """Return a store to ask: the shipped data, an on-disk store (read-only) or a remote endpoint."""
    if location is None:
        return shipped_store(countries=countries)
    if location.startswith(("http://", "https://")):
        from mesograph.store.remote import RemoteStore

        return RemoteStore(location)
    from mesograph.store.embedded import EmbeddedStore

    folder = Path(location)
    if folder.is_file():
        raise InputError("store-is-file", location)
    if not (folder / "CURRENT").is_file():
        raise InputError("store-missing", location)
    return EmbeddedStore(folder, read_only=True)
