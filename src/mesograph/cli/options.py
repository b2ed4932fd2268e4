"""Options that several commands share, under the same names everywhere."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from mesograph.cli import say, spoken_language
from mesograph.lang import LANGUAGES

F = TypeVar("F", bound=Callable[..., Any])


def lang_option(command: F) -> F:
    """Add `--lang`."""
    return click.option(
        "--lang", "language", type=click.Choice(LANGUAGES), default=spoken_language, help=say("option-lang")
    )(command)


def store_option(command: F) -> F:
    """Add `--store`."""
    return click.option("--store", "location", metavar="DIR|URL", help=say("option-store"))(command)


def format_option(names: tuple[str, ...]) -> Callable[[F], F]:
    """Return a decorator that adds `--format` with these choices, the first one as default."""
    return click.option(
        "--format", "form", type=click.Choice(names), default=names[0], help=say("option-format")
    )


def terminal_width() -> int | None:
    """Return the width of the terminal, or None when stdout is not one."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None
