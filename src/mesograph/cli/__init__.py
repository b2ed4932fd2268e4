"""The command line: one small file per command, imported only when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from mesograph import __version__, lang
from mesograph.errors import MesographError

COMMANDS = {
    "ask": "ask",
    "query": "query",
    "compare": "compare",
    "check": "check",
    "reason": "reason",
    "tables": "tables",
}


def spoken_language() -> str:
    """Return the language of this call: `--lang` among the arguments, else the environment."""
    arguments = sys.argv[1:]
    for i, argument in enumerate(arguments):
        following = "".join(arguments[i + 1 : i + 2])
        value = argument[7:] if argument.startswith("--lang=") else following if argument == "--lang" else ""
        if value in lang.LANGUAGES:
            return value
    return lang.from_environment()


def say(key: str, **values: object) -> str:
    """Return a text of the program in the language of this call; for help texts, made before parsing."""
    return lang.text(key, spoken_language(), None, **values)


class Commands(click.Group):
    """A group that imports the module of a command when it is needed, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of the table above."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"mesograph.cli.{COMMANDS[cmd_name]}").command
        assert isinstance(command, click.Command)
        command.options_metavar = f"[{say('cli-options')}]"
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write one line of help per command without importing any of them."""
        with formatter.section(say("cli-commands")):
            formatter.write_dl([(name, say(f"cli-{name}")) for name in COMMANDS])


_HELP = {"help_option_names": ["-h", "--help"]}


@click.group(
    cls=Commands,
    context_settings=_HELP,
    help=say("cli-mesograph"),
    options_metavar=f"[{say('cli-options')}]",
    subcommand_metavar=say("cli-subcommand"),
)
@click.version_option(__version__, prog_name="mesograph", help=say("click-version"))
def cli() -> None:
    """Hold the commands."""


def main() -> None:
    """Run the command line; an error of ours prints its place, sentence and repair, never a traceback."""
    from mesograph.cli.speech import click_speaks

    try:
        with click_speaks(spoken_language()):
            cli(standalone_mode=True)
    except MesographError as error:
        report(error)
        sys.exit(error.exit_code)


def report(error: MesographError) -> None:
    """Print an error on stderr in the language of this call."""
    language = spoken_language()
    place = f"{error.where}: " if error.where else ""
    click.echo(f"mesograph: {place}{error.what(language)}", err=True)
    if hint := error.hint(language):
        click.echo(f"           {hint}", err=True)
