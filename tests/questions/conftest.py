"""The shipped data on every engine; each question runs once per engine and parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import pytest
from cases import Case

from mesograph.ask import Answer, load_question, run
from mesograph.store import Store, shipped_store
from mesograph.store.protocol import GRAPHS
from mesograph.store.remote import RemoteStore
from oxigraph_server import serving


@pytest.fixture(scope="session")
def embedded() -> Store:
    return shipped_store()


@pytest.fixture(scope="session")
def reference() -> Callable[[str], Store]:
    """The reference engine with one country; the last one asked for is kept."""

    @lru_cache(maxsize=1)
    def store(country: str) -> Store:
        return shipped_store("rdflib", [country])

    return store


@pytest.fixture(scope="session")
def remote(embedded: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A SPARQL server that holds what the embedded engine holds, in one named graph."""
    dump = embedded.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    documents = {GRAPHS + "all": dump}
    with serving(tmp_path_factory.mktemp("server"), documents, "application/n-triples") as address:
        yield RemoteStore(address)


@pytest.fixture(scope="session")
def answers(embedded: Store) -> Callable[[Case], Answer]:
    @cache
    def answer(case: Case) -> Answer:
        return run(load_question(case.question), embedded, dict(case.values))

    return answer


@pytest.fixture(scope="session")
def facts(shared: Path) -> Path:
    """The fact tables of Chile; only tests marked `directories` may ask for them."""
    return shared / "facts" / "cl"
