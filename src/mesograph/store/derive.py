"""Derived facts: every CONSTRUCT of `queries/derive/` runs in order and fills the derived graph."""

from __future__ import annotations

from mesograph import resources
from mesograph.store.protocol import DERIVED, Store

GUARD = "#? "


def derive(store: Store) -> None:
    """Rebuild the derived graph of a store; each query sees what the ones before it wrote.

    A first line `#? ASK …` guards a query: it runs only where the answer is yes.
    """
    store.clear([DERIVED])
    for path in resources.derive_files():
        query = path.read_text("utf-8")
        guard = query.partition("\n")[0]
        if not guard.startswith(GUARD) or store.select(guard.removeprefix(GUARD)).rows[0][0] is True:
            store.load(store.construct(query), DERIVED, "application/n-triples")
