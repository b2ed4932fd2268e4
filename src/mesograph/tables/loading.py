"""A store on disk with one new import: its graph, other imports, shipped data, derived facts."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from mesograph.store.embedded import EmbeddedStore
from mesograph.store.protocol import GRAPHS
from mesograph.store.shipped import fill

IMPORTS = GRAPHS + "import/"


def build(folder: Path, lines: Path, graph: str, old: Path) -> None:
    """Fill a new store: `lines` (N-Triples) into `graph`, other imports from the store `old`, if any."""
    store = EmbeddedStore(folder)
    store.inner.bulk_load(
        path=str(lines), format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(graph), lenient=True
    )  # lenient: the lines are our own, their IRIs need no second check
    if (old / "CURRENT").is_file():
        before = EmbeddedStore(old, read_only=True)
        for name in before.graphs():
            if name.startswith(IMPORTS) and name != graph:
                data = before.inner.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(name))
                store.load(data or b"", name, "application/n-triples")
    fill(store)
    store.inner.flush()
