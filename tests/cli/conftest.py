"""The command line, called in this process on the invented country."""

from __future__ import annotations

import sys

import pytest
from calls import FIXTURES, Call, Result

from mesograph import resources
from mesograph.cli import main


def exit_code() -> int:
    """Run the program and return its exit code."""
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    monkeypatch.setattr(resources, "root", lambda: FIXTURES)
    for name in ("MESOGRAPH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["mesograph", *arguments])
        code = exit_code()
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Result(code, out, err)

    return run
