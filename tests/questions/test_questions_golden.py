"""Every question answers as its golden file says, and no golden file is empty unnoticed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from cases import ABROAD, CASES, GOLDEN, HERE, HOME, IDS, Case
from golden_files import golden, written

from mesograph import resources
from mesograph.ask import Answer, load_questions

EMPTY = {
    match[1]: match[2]
    for match in re.finditer(
        r"^\| `([^`]+)` \| ([^|]+) \| [^|]{20,} \|$", (HERE / "EMPTY.md").read_text("utf-8"), re.M
    )
}
Answers = Callable[[Case], Answer]
by_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)


@by_case
def test_answer_is_golden(case: Case, answers: Answers) -> None:
    assert written(answers(case)) == case.path.read_text("utf-8")


def emptiness(case: Case) -> str:
    """Return what is missing in a golden file, if anything."""
    found = golden(case)
    if not any(any(row) for row in found.rows):
        return "no row"
    if float(found.counted) <= 0:
        return "nothing counted"
    return "" if any(found.column(found.columns[-1])) else f"no {found.columns[-1]}"


@by_case
def test_a_golden_file_says_something_or_stands_among_the_empty(case: Case) -> None:
    assert emptiness(case) == EMPTY.get(case.stem, "")


def test_the_list_of_empty_answers_names_cases() -> None:
    assert set(EMPTY) <= {case.stem for case in CASES}
    text = (HERE / "EMPTY.md").read_text("utf-8")
    assert len(re.findall(r"^\| `", text, re.M)) == len(EMPTY)


def test_every_question_file_is_collected_and_has_a_golden_answer() -> None:
    assert list(load_questions()) == [f"cq-{number:02}" for number in sorted(IDS)]
    assert len(resources.question_files()) == len(IDS) == 56
    for country in (HOME, *ABROAD):
        assert {c.question for c in CASES if c.country == country} == set(load_questions())


def test_every_golden_file_is_a_case() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {case.path.name for case in CASES}
    assert len({case.stem for case in CASES}) == len(CASES)
