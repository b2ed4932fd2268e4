"""The data that are shipped for Chile, without anything derived."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import Asked

from mesograph import resources
from mesograph.store.embedded import EmbeddedStore
from mesograph.store.protocol import GRAPHS

COUNTRY = "cl"


@pytest.fixture(scope="session")
def cl() -> Asked:
    store = EmbeddedStore()
    for path in (*resources.ontology_files(), *resources.scheme_files()):
        store.load(path, GRAPHS + "schemes")
    for path in resources.data_files(COUNTRY):
        store.load(path, GRAPHS + "data/cl")
    return Asked(store)


@pytest.fixture(scope="session")
def facts(shared: Path) -> Path:
    """The folder of the fact tables; only tests marked `directories` may ask for it."""
    return shared / "facts"
