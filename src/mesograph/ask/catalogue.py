"""The questions there are, found by file name and read when asked for."""

from __future__ import annotations

import re
from pathlib import Path

from mesograph import resources
from mesograph.ask.head import read_question
from mesograph.ask.question import Question
from mesograph.errors import QueryError

_ID = re.compile(r"(?:cq)?[-_ ]?0*([0-9]{1,3})", re.IGNORECASE)


def question_paths() -> dict[str, Path]:
    """Return question id to file, in the order of the numbers; no file is opened."""
    paths = {"-".join(path.stem.split("-")[:2]): path for path in resources.question_files()}
    return dict(sorted(paths.items(), key=lambda item: (len(item[0]), item[0])))


def load_questions() -> dict[str, Question]:
    """Return every question by id."""
    return {name: read_question(path) for name, path in question_paths().items()}


def load_question(name: str) -> Question:
    """Return the question called `cq-13`, `CQ13` or `13`; raise QueryError with the nearest ids."""
    paths = question_paths()
    match = _ID.fullmatch(name.strip())
    if match:
        for known, path in paths.items():
            if int(known[3:]) == int(match.group(1)):
                return read_question(path)
    raise QueryError("question-unknown", name=name, nearest=", ".join(_nearest(name, list(paths))) or "-")


def _nearest(name: str, known: list[str]) -> list[str]:
    from difflib import SequenceMatcher, get_close_matches

    digits = re.search(r"[0-9]{1,6}", name)
    if digits:
        number = int(digits.group())

        def distance(question: str) -> tuple[float, int]:
            alike = SequenceMatcher(None, str(number), str(int(question[3:]))).ratio()
            return -alike, abs(int(question[3:]) - number)

        return sorted(known, key=distance)[:3]
    return get_close_matches(name.lower(), known, n=3, cutoff=0.3) or known[:3]
