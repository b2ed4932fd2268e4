"""`mesograph check`: files of triples against the shapes."""

from __future__ import annotations

from collections.abc import Iterable

import click

from mesograph import lang
from mesograph.cli import say
from mesograph.cli.options import lang_option, terminal_width
from mesograph.errors import EngineError

PROFILES = ("contribution", "publication")
ENGINES = ("planned", "pyshacl")
FORMATS = ("text", "table", "json", "junit", "ttl", "sarif", "html", "xlsx")
_LATER = ("html", "xlsx")
THRESHOLDS = ("violation", "warning", "info")


@click.command("check", help=say("check-help-command"), epilog=say("check-help-example"))
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--profile", type=click.Choice(PROFILES), help=say("check-help-profile"))
@click.option("--against", metavar="DIR|URL", help=say("check-help-against"))
@click.option("--engine", type=click.Choice(ENGINES), default=ENGINES[0], help=say("check-help-engine"))
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default=FORMATS[0], help=say("check-help-format")
)
@click.option(
    "--fail-on", "threshold", type=click.Choice(THRESHOLDS), default="violation", help=say("check-help-fail")
)
@click.option("--fix", metavar="OUT", help=say("check-help-fix"))
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    profile: str | None,
    against: str | None,
    engine: str,
    form: str,
    threshold: str,
    fix: str | None,
    language: str,
) -> None:
    """Check files and folders; exit 1 for findings at or above the threshold, or if nothing was checked."""
    if form in _LATER or fix is not None:
        raise EngineError("check-not-yet", option=f"--format {form}" if form in _LATER else "--fix")
    from mesograph import check

    report = check.check(paths, profile=profile, against=against, engine=engine)
    for line in _remarks(report, language):
        click.echo(line, err=True)
    for line in _render(report, form, language):
        click.echo(line)
    if report.focus_nodes == 0 and form != "text":
        click.echo(lang.text("check-nothing-checked", language), err=True)
    ctx.exit(1 if report.failed(threshold) else 0)


def _remarks(report: object, language: str) -> Iterable[str]:
    """Yield what is said beside the result: idle shapes, nodes without a shape, unknown properties."""
    from mesograph.check import Report

    assert isinstance(report, Report)
    if report.idle and report.focus_nodes:
        count, names = len(report.idle), ", ".join(report.idle)
        yield lang.text("check-idle", language, None, count=count, shapes=report.shapes, names=names)
    for name, count in report.untouched.items():
        yield lang.text("check-untouched", language, None, name=name, count=count)
    for name, count in report.undeclared.items():
        yield lang.text("check-undeclared", language, None, name=name, count=count)


def _render(report: object, form: str, language: str) -> Iterable[str]:
    from mesograph.check import Report, exchange, render

    assert isinstance(report, Report)
    if form == "table":
        from mesograph.ask.grid import table

        head, body = render.rows(report, language)
        if body:
            yield from table(head, body, [False] * len(head), terminal_width())
        yield render.summary(report, language)
    elif form == "json":
        yield exchange.as_json(report, language)
    elif form == "sarif":
        yield exchange.as_sarif(report, language)
    elif form == "junit":
        yield exchange.as_junit(report, language)
    elif form == "ttl":
        yield exchange.as_turtle(report).rstrip("\n")
    else:
        yield from render.text(report, language)
