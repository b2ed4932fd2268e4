"""Write the page of commands from their own help: `python -m tools.commands_reference`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from mesograph.cli import COMMANDS

PAGE = Path("docs/reference/commands.md")
ROOT = Path(__file__).parents[1]
GROUPS = {"tables": ("profiles", "import")}
RUN = "import sys; sys.argv = ['mesograph', *sys.argv[1:]]; from mesograph.cli import main; main()"
HEAD = """\
<!-- Written by tools/commands_reference.py from the help of the commands: edit the texts, run it again. -->
# Commands

Results go to stdout, talk and progress to stderr.
`-` stands for standard input or output.
`--lang` takes its default from `MESOGRAPH_LANG`, `LC_ALL`, `LC_MESSAGES` or `LANG`.

| exit code | meaning |
| --- | --- |
| 0 | all is well |
| 1 | findings at or above `--fail-on`, or a contradiction |
| 2 | wrong use, or input that cannot be read |
| 3 | an engine failed or lacks a feature |

## JSON

`ask --format json` has the keys
`question`, `parameters`, `columns`, `rows` (arrays in the order of the columns),
`coverage` (`counted`, `excluded`, `share`), `sources` (`id`, `title`, `url`) and `query`.

`compare --format json` has the keys
`measure`, `questions`, `countries`, `parameters`, `columns`, `rows` (arrays in the order of the columns),
`sources` (`id`, `title`, `url`) and `queries` (country and query to its text);
[Compare countries](../guides/compare-countries.md) tells what the columns hold.

`check --format json` has the keys
`conforms`, `focus_nodes`, `shapes`, `engine` and `findings`
(`rule`, `severity`, `focus`, `path`, `found`, `message`, `repair`, `origin`).

`tables import --format json` has the keys
`files`, `rows_read`, `rows_used`, `rows_refused` (`file`, `row`, `column`, `reason`), `triples`, and more.

`reason --format json` has the keys
`consistent`, `unsatisfiable`, `files`, `classes`, `axioms`, `left_out` and `explanations`.

IRIs and dates are strings, numbers are numbers.
"""


def help_of(*command: str) -> str:
    """Return what `mesograph COMMAND --help` prints in English."""
    environment = {**os.environ, "MESOGRAPH_LANG": "en", "COLUMNS": "80"}
    return subprocess.run(
        [sys.executable, "-c", RUN, *command, "--help"],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    ).stdout


def page() -> str:
    """Return the whole page."""
    parts = [HEAD]
    for name in COMMANDS:
        for command in [(name,), *((name, part) for part in GROUPS.get(name, ()))]:
            parts.append(f"## mesograph {' '.join(command)}\n\n```text\n{help_of(*command)}```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    ROOT.joinpath(PAGE).write_text(page(), "utf-8")
