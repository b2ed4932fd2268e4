"""The pairs as fixtures: the core rules, then the rules that each profile adds."""

from __future__ import annotations

import pytest
from shapes_pairs import Pairs, place


@pytest.fixture(scope="session", params=[None, "contribution", "publication"], ids=["core", "contr", "publ"])
def profile(request: pytest.FixtureRequest) -> str | None:
    """Run with the core shapes alone, then with each profile."""
    value = request.param
    assert value is None or isinstance(value, str)
    return value


@pytest.fixture(scope="session")
def bad(profile: str | None, tmp_path_factory: pytest.TempPathFactory) -> Pairs:
    """Return the files that each break one rule."""
    return place("bad", profile, tmp_path_factory.mktemp("bad"))


@pytest.fixture(scope="session")
def ok(profile: str | None, tmp_path_factory: pytest.TempPathFactory) -> Pairs:
    """Return the files that break none."""
    return place("ok", profile, tmp_path_factory.mktemp("ok"))
