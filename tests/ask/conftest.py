"""A small invented country, `xx`, with its own questions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mesograph import resources
from mesograph.ask import prefixes
from mesograph.store import Store, open_store

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(autouse=True)
def invented(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(resources, "root", lambda: FIXTURES)
    prefixes.prefixes.cache_clear()
    yield
    prefixes.prefixes.cache_clear()


@pytest.fixture
def store() -> Store:
    return open_store(None)
