"""`mesograph ask`: list the questions, explain one, answer one."""

from __future__ import annotations

from pathlib import Path

import click

from mesograph import resources
from mesograph.ask.answer import Answer
from mesograph.ask.bind import DEFAULT_COUNTRY
from mesograph.ask.catalogue import load_question, load_questions
from mesograph.ask.question import ANY, Question
from mesograph.ask.render import FORMATS, render
from mesograph.ask.run import later_day, resolve, run
from mesograph.cli import say
from mesograph.cli.options import format_option, lang_option, store_option, terminal_width
from mesograph.errors import QueryError
from mesograph.store.protocol import Store

_QUESTION = "-"


@click.command(help=say("ask-help"), short_help=say("cli-ask"), epilog=say("ask-example"))
@click.argument("name", metavar="[CQ-ID]", required=False)
@click.option("--country", metavar="CC", help=say("ask-country"))
@click.option("--day", metavar="YYYY-MM-DD", help=say("ask-day"))
@click.option("--from", "first", metavar="YYYY-MM-DD", help=say("ask-from"))
@click.option("--to", "last", metavar="YYYY-MM-DD", help=say("ask-to"))
@click.option("--param", "pairs", metavar="NAME=VALUE", multiple=True, help=say("ask-param"))
@format_option(FORMATS)
@click.option(
    "--plot", type=click.Path(path_type=Path, dir_okay=False), metavar="F.svg|png|html", help=say("ask-plot")
)
@click.option("--explain", is_flag=False, flag_value=_QUESTION, metavar="[ROW]", help=say("ask-explain"))
@click.option("--no-derived", "afresh", is_flag=True, help=say("ask-no-derived"))
@store_option
@lang_option
def command(
    name: str | None,
    country: str | None,
    day: str | None,
    first: str | None,
    last: str | None,
    pairs: tuple[str, ...],
    form: str,
    plot: Path | None,
    explain: str | None,
    afresh: bool,
    location: str | None,
    language: str,
) -> None:
    """Answer a question."""
    if name is None and explain not in (None, _QUESTION):
        name, explain = explain, _QUESTION  # `--explain cq-13`: what follows the option is the question
    if name is None:
        click.echo(listing(language), nl=False)
        return
    question = load_question(name)
    if explain == _QUESTION:
        click.echo(explained_question(question, language), nl=False)
        return
    named = {"country": country, "day": day, "from": first, "to": last}
    values = given(question, {k: v for k, v in named.items() if v is not None}, pairs)
    row = row_number(explain)
    if plot is not None:
        check_picture(question, plot)
    store = open_for(question, values, location, afresh)
    answer = run(question, store, values, language)
    if limit := later_day(answer, store):
        click.echo(say("ask-later", day=limit), err=True)
    print_answer(answer, form) if row is None else print_row(answer, row, store, values, form)
    if plot is not None:
        write_picture(answer, plot)


def print_answer(answer: Answer, form: str) -> None:
    """Print an answer: results on stdout, in CSV coverage and sources on stderr."""
    out, err = render(answer, form, terminal_width())
    click.echo(err, err=True, nl=False)
    click.echo(out, nl=False)


def print_row(answer: Answer, row: int, store: Store, values: dict[str, str], form: str) -> None:
    """Print what stands behind one row."""
    from mesograph.ask.explain import explain_row, render_row

    terms = resolve(answer.question, store, values, answer.language)
    click.echo(render_row(answer, row, explain_row(answer, row, store, terms), store, form), nl=False)


def explained_question(question: Question, language: str) -> str:
    """Return the explanation of a question."""
    from mesograph.ask.explain import explain_question

    return explain_question(question, language)


def check_picture(question: Question, path: Path) -> None:
    """Refuse a picture that cannot be made, before any work."""
    from mesograph.ask.charts import check_plot

    check_plot(question, path)


def write_picture(answer: Answer, path: Path) -> None:
    """Draw the answer into a file and say so."""
    from mesograph.ask.charts import write_plot

    write_plot(answer, path)
    click.echo(say("ask-plotted", path=path), err=True)


def listing(language: str) -> str:
    """Return one line per question: id and title."""
    from mesograph import lang

    lines = [
        f"{name}  {lang.choose(question.title, language)}" for name, question in load_questions().items()
    ]
    return "\n".join([*lines, "", lang.text("ask-listing", language), ""])


def row_number(explain: str | None) -> int | None:
    """Return the row to explain, or None."""
    if explain is None:
        return None
    if not explain.isdigit() or len(explain) > 9:
        raise QueryError("explain-row-number", "--explain", value=explain)
    return int(explain)


def given(question: Question, named: dict[str, str], pairs: tuple[str, ...]) -> dict[str, str]:
    """Return the values that the options and `--param NAME=VALUE` give, by parameter name."""
    values = dict(named)
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name or not value:
            raise QueryError("param-pair", "--param", value=pair)
        if name in values:
            raise QueryError("param-twice", "--param", name=name)
        values[name] = value
    for name in values:
        if question.param(name) is None:
            known = ", ".join(p.name for p in question.params) or "-"
            raise QueryError("param-unknown", name=name, id=question.id, known=known)
    return values


def open_for(question: Question, values: dict[str, str], location: str | None, afresh: bool) -> Store:
    """Return the store to ask; of the shipped data only the country that the question is about."""
    from mesograph.store.where import open_store

    store = open_store(location, None if location else shipped_countries(question, values))
    if afresh:
        from mesograph.ask.afresh import derived_afresh

        return derived_afresh(store)
    return store


def shipped_countries(question: Question, values: dict[str, str]) -> list[str]:
    """Return the countries whose shipped data a question needs."""
    every = resources.countries()
    param = question.param("country")
    if param is None:
        return every
    code = values.get("country") or param.default or DEFAULT_COUNTRY
    if code == ANY or (code.lower() == "any" and param.default == ANY):
        return every
    code = code.rsplit("/", 1)[-1].lower()
    if code not in every:
        raise QueryError("country-unknown", value=code, known=", ".join(every) or "-")
    return [code]
