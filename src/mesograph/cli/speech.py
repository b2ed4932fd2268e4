"""The words of click itself, in the language of the call: usage, headings of help, errors of wrong use."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager

from mesograph import lang


@contextmanager
def click_speaks(language: str) -> Iterator[None]:
    """Let click find its messages among our texts while the block runs.

    click asks `gettext` for each message by its English text. Our texts are TOML like all others, not `.mo`
    files, so the two look-ups that `gettext` rests on are replaced for the time of one command.
    """
    known = {
        entry["en"]: lang.choose(entry, language)
        for key, entry in lang.catalogue().items()
        if key.startswith("click-")
    }

    def one(domain: str, message: str) -> str:
        return known.get(message, message)

    def many(domain: str, msgid1: str, msgid2: str, n: int) -> str:
        return one(domain, msgid1 if n == 1 else msgid2)

    before = gettext.dgettext, gettext.dngettext
    gettext.dgettext, gettext.dngettext = one, many
    try:
        yield
    finally:
        gettext.dgettext, gettext.dngettext = before
