"""The shipped data in a fresh store: schemes, instance data of the countries asked for, derived facts."""

from __future__ import annotations

from collections.abc import Iterable

from mesograph import resources
from mesograph.store.derive import derive
from mesograph.store.protocol import GRAPHS, Store


def load_shipped(store: Store, countries: Iterable[str] | None = None) -> None:
    """Load ontology, schemes, what no country owns and the data of `countries` (all if None)."""
    for path in resources.ontology_files():
        store.load(path, GRAPHS + "ontology")
    for path in resources.scheme_files():
        store.load(path, GRAPHS + "schemes")
    for path in resources.common_files():
        store.load(path, GRAPHS + "data/common")
    for country in resources.countries() if countries is None else countries:
        for path in resources.data_files(country):
            store.load(path, f"{GRAPHS}data/{country}")


def fill(store: Store, countries: Iterable[str] | None = None) -> None:
    """Load the shipped data of `countries` (all if None), then derive."""
    load_shipped(store, countries)
    derive(store)


def shipped_store(engine: str = "pyoxigraph", countries: Iterable[str] | None = None) -> Store:
    """Return the shipped data in memory, on `pyoxigraph` or `rdflib`."""
    store: Store
    if engine == "rdflib":
        from mesograph.store.reference import ReferenceStore

        store = ReferenceStore()
    else:
        from mesograph.store.embedded import EmbeddedStore

        store = EmbeddedStore()
    fill(store, countries)
    return store
