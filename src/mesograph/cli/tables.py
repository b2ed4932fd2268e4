"""`mesograph tables`: list profiles, import directories and registers."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from mesograph import lang
from mesograph.cli import say
from mesograph.cli.options import format_option, lang_option
from mesograph.errors import InputError

if TYPE_CHECKING:
    from mesograph.tables.importing import Progress
    from mesograph.tables.target import Target


OPTIONS = f"[{say('cli-options')}]"


@click.group(help=say("cli-tables"), subcommand_metavar=say("cli-subcommand"))
def command() -> None:
    """Hold the commands on tables."""


@command.command("profiles", options_metavar=OPTIONS, help=say("cli-tables-profiles"))
@lang_option
def profiles(language: str) -> None:
    """Print one block per shipped profile: name, country, title, files expected."""
    from mesograph.tables.profile import find_profile, shipped_profiles

    for name in shipped_profiles():
        profile = find_profile(name)
        click.echo(f"{name}  [{profile.country.upper()}]  {lang.choose(profile.title, language)}")
        click.echo(f"    {lang.text('profiles-needs', language)}: {lang.choose(profile.files, language)}")


@command.command("import", options_metavar=OPTIONS, help=say("cli-tables-import"))
@click.argument("profile_name", metavar=say("cli-tables-metavar-profile"))
@click.argument("files", metavar=say("cli-tables-metavar-file"), nargs=-1, required=True)
@click.option("--store", metavar="DIR", help=say("cli-tables-store"))
@click.option("--out", metavar="F.nq", help=say("cli-tables-out"))
@click.option("--day", "days", metavar="YYYY-MM-DD", multiple=True, help=say("cli-tables-day"))
@lang_option
@format_option(("text", "json"))
def import_command(
    profile_name: str,
    files: tuple[str, ...],
    store: str | None,
    out: str | None,
    days: tuple[str, ...],
    language: str,
    form: str,
) -> None:
    """Import files and print the report; errors are raised before anything is changed."""
    from mesograph.tables import find_profile, import_tables
    from mesograph.tables.report import as_json, as_text

    profile, target = find_profile(profile_name), _target(store, out, form)
    with _progress(len(files) + 2, language) as progress:
        report = import_tables(profile, files, target, progress=progress, days=days)
    if form == "json":
        click.echo(json.dumps(as_json(report, language), ensure_ascii=False, indent=2))
        return
    for line in as_text(report, language):
        click.echo(line, err=out == "-")


def _target(store: str | None, out: str | None, form: str) -> Target:
    from mesograph.tables.target import QuadsFile, StoreFolder

    if store is not None and out is None:
        return StoreFolder(store)
    if out is None or store is not None:
        raise InputError("tables-one-target")
    if out == "-" and form == "json":
        raise InputError("tables-stdout-json")
    return QuadsFile(out)


@contextmanager
def _progress(steps: int, language: str) -> Iterator[Progress]:
    """Give a function to call at the start of each step; it draws a bar on stderr if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda step: None
        return
    label = lang.text("import-progress", language)
    with click.progressbar(
        length=steps, label=label, file=sys.stderr, item_show_func=lambda item: item
    ) as bar:
        yield lambda step: bar.update(1, lang.text(step, language, default=step))
