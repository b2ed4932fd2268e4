"""A small invented country, `xx`, with its own questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from mesograph import resources
from mesograph.store import Store, open_store

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture(autouse=True)
def invented(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "root", lambda: FIXTURES)


@pytest.fixture
def store() -> Store:
    return open_store(None)
