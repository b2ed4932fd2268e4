"""Generated pages are up to date."""

from __future__ import annotations

from tools import commands_reference, questions_reference


def test_page_of_questions() -> None:
    written = questions_reference.ROOT.joinpath(questions_reference.PAGE).read_text("utf-8")
    assert written == questions_reference.page(), "run: python -m tools.questions_reference"


def test_page_of_commands() -> None:
    written = commands_reference.ROOT.joinpath(commands_reference.PAGE).read_text("utf-8")
    assert written == commands_reference.page(), "run: python -m tools.commands_reference"
