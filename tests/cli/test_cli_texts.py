"""Every text of the program is there in three languages, with the same blanks to fill."""

from __future__ import annotations

import string

import pytest

from mesograph import lang

KEYS = sorted(lang.catalogue())


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", KEYS)
def test_a_text_is_complete(key: str) -> None:
    entry = lang.catalogue()[key]
    assert set(entry) == set(lang.LANGUAGES)
    assert all(entry[language].strip() for language in lang.LANGUAGES)
    assert len({frozenset(blanks(entry[language])) for language in lang.LANGUAGES}) == 1
