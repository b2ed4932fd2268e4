"""Calling the command line: what a call returns and prints, and starting it as a user starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

FIXTURES = Path(__file__).parents[1] / "ask" / "fixtures"


class Result(NamedTuple):
    """What a call returned and printed."""

    code: int
    out: str
    err: str


Call = Callable[..., Result]


def start(*arguments: str, **environment: str) -> Result:
    """Start the program on the shipped data, as a user does."""
    clean = {
        k: v for k, v in os.environ.items() if k not in ("MESOGRAPH_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    }
    done = subprocess.run(
        [sys.executable, "-c", "from mesograph.cli import main; main()", *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**clean, "PYTHONIOENCODING": "utf-8", **environment},
        timeout=60,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)
