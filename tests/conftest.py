"""What every room of tests shares: tests of the real directories run only where the directories are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

VARIABLE = "MESOGRAPH_SHARED"
COUNTED = ("directories", "java")
_left_out = pytest.StashKey[int]()


def pytest_configure(config: pytest.Config) -> None:
    folder = os.environ.get(VARIABLE)
    if folder and not Path(folder).is_dir():
        raise pytest.UsageError(f"{VARIABLE} names no folder: {folder}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        # Into the JUnit file, so that a run can prove that these tests were among those it ran.
        item.user_properties.extend(("marker", name) for name in COUNTED if item.get_closest_marker(name))
    if os.environ.get(VARIABLE):
        return
    left_out = [item for item in items if item.get_closest_marker("directories")]
    config.stash[_left_out] = len(left_out)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("directories")]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Keep what a worker left out: with several processes the one that reports collects nothing itself."""
    count = getattr(node, "workeroutput", {}).get(VARIABLE, 0)
    node.config.stash[_left_out] = max(count, node.config.stash.get(_left_out, 0))


def pytest_sessionfinish(session: pytest.Session) -> None:
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output[VARIABLE] = session.config.stash.get(_left_out, 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    count = config.stash.get(_left_out, 0)
    if count:
        terminalreporter.write_line(f"{count} tests deselected: {VARIABLE} is not set")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of the real directories; only tests marked `directories` may ask for it."""
    return Path(os.environ[VARIABLE])
