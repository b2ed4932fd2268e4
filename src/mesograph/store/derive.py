"""Derived facts: every CONSTRUCT of `queries/derive/` runs in order and fills the derived graph."""

from __future__ import annotations

from mesograph import resources
from mesograph.store.protocol import DERIVED, Store


def derive(store: Store) -> None:
    """Rebuild the derived graph of a store; each query sees what the ones before it wrote."""
    store.clear([DERIVED])
    for path in resources.derive_files():
        store.load(store.construct(path.read_text("utf-8")), DERIVED, "application/n-triples")
