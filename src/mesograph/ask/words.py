"""Cells as people read them: names instead of IRIs, numbers in the style of the language."""

from __future__ import annotations

from collections.abc import Mapping

from mesograph import lang
from mesograph.ask.labels import short
from mesograph.store.protocol import Iri, Value

_MARKS = {"en": (",", "."), "es": (".", ","), "pt": (".", ",")}


def number(value: float, language: str, decimals: int | None = None) -> str:
    """Return a number with the marks of the language; whole numbers of five digits and more are grouped.

    Without `decimals`, a number that is not whole has two.
    """
    if decimals is None:
        decimals = 0 if isinstance(value, int) or float(value).is_integer() else 2
    text = f"{abs(value):,.{decimals}f}" if abs(value) >= 9999.5 else f"{abs(value):.{decimals}f}"
    sign = "-" if value < 0 and float(text.replace(",", "")) else ""
    group, point = _MARKS[language]
    return sign + text.replace(",", "\0").replace(".", point).replace("\0", group)


def percent(share: float, language: str) -> str:
    """Return a share as a whole percentage, never rounded to all or nothing when it is not."""
    value = round(share * 100)
    if value == 100 and share < 1:
        return ">99"
    return "<1" if value == 0 and share > 0 else number(value, language)


def cell(value: Value, kind: str, language: str, labels: Mapping[str, str]) -> str:
    """Return the text of a cell of a column of type `kind`; empty for no value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return lang.text("word-yes" if value else "word-no", language)
    if isinstance(value, int | float):
        return number(value, language, 2 if kind == "share" else None)
    if isinstance(value, Iri):
        return labels.get(value) or (
            term(short(value), language) if kind in ("concept", "unit") else str(value)
        )
    return term(value, language) if kind in ("concept", "text") else str(value)


def term(word: str, language: str) -> str:
    """Return the readable form of a code word that a measure returns, or the word itself."""
    return lang.text(f"word-{word}", language, default=word)


def is_number(kind: str) -> bool:
    """Tell whether a column of this type holds numbers."""
    return kind in ("integer", "number", "share")
