"""The shipped data on both engines, loaded once; each question runs once per engine and parameters."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from cases import Case

from mesograph.ask import Answer, load_question, run
from mesograph.store import Store, shipped_store


@pytest.fixture(scope="session")
def embedded() -> Store:
    return shipped_store()


@pytest.fixture(scope="session")
def reference() -> Store:
    return shipped_store("rdflib")


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
