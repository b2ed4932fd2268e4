"""The shipped data of Chile, opened once, and what comparisons of it give."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mesograph.compare import PLANS, Comparison, compare
from mesograph.store import Store, open_store

Compared = Callable[..., Comparison]


@pytest.fixture(scope="session")
def chile() -> Store:
    return open_store(None, ["cl"])


@pytest.fixture(scope="session")
def compared(chile: Store) -> Compared:
    """Compare a measure in Chile alone; each measure and language is computed once."""
    known: dict[tuple[str, str], Comparison] = {}

    def make(measure: str, language: str = "en") -> Comparison:
        if (measure, language) not in known:
            known[measure, language] = compare(PLANS[measure], ["cl"], {}, chile, language)
        return known[measure, language]

    return make
