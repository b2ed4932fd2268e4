"""`mesograph compare`: a measure over several countries, with bounds and coverage."""

from __future__ import annotations

from pathlib import Path

import click

from mesograph import resources
from mesograph.ask.run import as_of
from mesograph.ask.values import date_term
from mesograph.cli import say
from mesograph.cli.options import format_option, lang_option, store_option, terminal_width
from mesograph.compare.gather import question_of
from mesograph.compare.plans import PLANS, Plan
from mesograph.compare.render import FORMATS, render
from mesograph.compare.run import Comparison, compare, levels
from mesograph.errors import QueryError
from mesograph.store.protocol import Store

UNEVEN = 0.2  # levels of coverage further apart than this forbid to compare values


@click.command(help=say("compare-help"), short_help=say("cli-compare"), epilog=say("compare-example"))
@click.option("--countries", metavar="CC,CC,…", required=True, help=say("compare-countries"))
@click.option("--measure", type=click.Choice(list(PLANS)), required=True, help=say("compare-measure"))
@click.option("--day", metavar="YYYY-MM-DD", help=say("compare-day"))
@click.option("--from", "first", metavar="YYYY-MM-DD", help=say("compare-from"))
@click.option("--to", "last", metavar="YYYY-MM-DD", help=say("compare-to"))
@format_option(FORMATS)
@click.option(
    "--plot",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="F.svg|png|html",
    help=say("compare-plot"),
)
@click.option("--replicate", type=click.Path(path_type=Path), metavar="DIR", help=say("compare-replicate"))
@store_option
@lang_option
def command(
    countries: str,
    measure: str,
    day: str | None,
    first: str | None,
    last: str | None,
    form: str,
    plot: Path | None,
    replicate: Path | None,
    location: str | None,
    language: str,
) -> None:
    """Compare."""
    plan = PLANS[measure]
    codes = named(countries)
    days = given_days(plan, {"day": day, "from": first, "to": last})
    if plot is not None:
        check_picture(plot)
    if replicate is not None:
        check_folder(replicate)
    store = opened(codes, location)
    comparison = compare(plan, codes, days, store, language)
    for line in remarks(comparison, store):
        click.echo(line, err=True)
    out, err = render(comparison, form, terminal_width())
    click.echo(err, err=True, nl=False)
    click.echo(out, nl=False)
    if plot is not None:
        write_picture(comparison, plot)
    if replicate is not None:
        write_folder(comparison, store, replicate)


def named(countries: str) -> list[str]:
    """Return the country codes of `cl,co,br` in lower case, each once."""
    codes = [code.strip().lower() for code in countries.split(",") if code.strip()]
    if not codes:
        raise QueryError("compare-none", "--countries")
    for i, code in enumerate(codes):
        if code in codes[:i]:
            raise QueryError("compare-twice", "--countries", code=code)
    return codes


def given_days(plan: Plan, days: dict[str, str | None]) -> dict[str, str]:
    """Return the days given, which must be those that the measure takes."""
    given = {name: date_term(value, name).value for name, value in days.items() if value is not None}
    question = question_of(plan.questions[0])
    if given and not any(question.param(name) for name in days):
        raise QueryError("compare-dateless", "--" + next(iter(given)), measure=plan.name)
    if "day" in given and not question.param("day"):
        raise QueryError("compare-no-day", "--day", measure=plan.name)
    if ("from" in given or "to" in given) and not question.param("from"):
        raise QueryError("compare-no-period", "--from", measure=plan.name)
    if ("from" in given) != ("to" in given):
        raise QueryError("compare-half", "--from" if "to" in given else "--to")
    return {name: str(value) for name, value in given.items()}


def opened(codes: list[str], location: str | None) -> Store:
    """Return the store to ask; of the shipped data only the countries that are compared."""
    from mesograph.store.where import open_store

    if location is not None:
        return open_store(location)
    every = resources.countries()
    for code in codes:
        if code not in every:
            known = ", ".join(every) or "-"
            raise QueryError("country-unknown", "--countries", value=code, known=known)
    return open_shipped(codes)


def open_shipped(codes: list[str]) -> Store:
    """Return the shipped data of some countries."""
    from mesograph.store.where import open_store

    return open_store(None, codes)


def remarks(comparison: Comparison, store: Store) -> list[str]:
    """Return what a reader must know before comparing: uneven coverage, and days after the data."""
    found = levels(comparison)
    most, least = max(found, key=lambda c: found[c]), min(found, key=lambda c: found[c])
    lines = []
    if found[most] - found[least] > UNEVEN:
        names = {"most": comparison.labels.get(most, most), "least": comparison.labels.get(least, least)}
        ends = {"high": round(found[most] * 100), "low": round(found[least] * 100)}
        lines.append(say("compare-uneven", **names, **ends))
    days = [str(value) for value in comparison.parameters.values()]
    if days and max(days) > (limit := as_of(store)):
        lines.append(say("ask-later", day=limit))
    return lines


def check_picture(path: Path) -> None:
    """Refuse a picture that cannot be written, before any work."""
    from mesograph.ask.charts import check_file

    check_file(path)


def write_picture(comparison: Comparison, path: Path) -> None:
    """Draw the comparison into a file and say so."""
    from mesograph.compare.chart import write_chart

    write_chart(comparison, path)
    click.echo(say("ask-plotted", path=path), err=True)


def check_folder(path: Path) -> None:
    """Refuse a folder that may not be written, before any work."""
    from mesograph.compare.folder import check_target

    check_target(path)


def write_folder(comparison: Comparison, store: Store, path: Path) -> None:
    """Write the folder from which anyone gets the same numbers, and say so."""
    from mesograph.compare.replicate import replicate

    replicate(comparison, store, path)
    click.echo(say("compare-replicated", path=path), err=True)
