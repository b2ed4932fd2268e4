"""Choice among English, Spanish and Portuguese: texts of the program and labels of the data."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

LANGUAGES = ("en", "es", "pt")
# A reader of Spanish follows Portuguese more easily than English, and the other way round.
FALLBACK = {"en": ("en", "es", "pt"), "es": ("es", "pt", "en"), "pt": ("pt", "es", "en")}


def from_environment() -> str:
    """Return the language of `MESOGRAPH_LANG`, `LC_ALL`, `LC_MESSAGES` or `LANG`, else `en`."""
    for name in ("MESOGRAPH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
    return "en"


def choose(texts: Mapping[str, str], language: str) -> str:
    """Return the text in `language`, or in the nearest language there is; empty if there is none."""
    for code in FALLBACK.get(language, LANGUAGES):
        if texts.get(code):
            return texts[code]
    return next(iter(texts.values()), "")


@cache
def catalogue() -> dict[str, Mapping[str, str]]:
    """Return every text of the program: key to language to text. Keys are unique over all files."""
    entries: dict[str, Mapping[str, str]] = {}
    for file in sorted(resources.files("mesograph").joinpath("texts").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            for key, value in tomllib.loads(file.read_text("utf-8")).items():
                hint = value.pop("hint", None)
                entries[key] = value
                if hint:
                    entries[key + ".hint"] = hint
    return entries


def text(key: str, language: str, default: str | None = None, **values: object) -> str:
    """Return the text of `key` in `language` with `{name}` placeholders filled from `values`.

    A key without text gives `default`; without a default a `KeyError`, for that is a fault of the program.
    """
    entry = catalogue().get(key)
    if entry is None:
        if default is None:
            raise KeyError(key)
        return default
    return choose(entry, language).format_map(values)
