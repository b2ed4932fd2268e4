"""The one family of errors a user meets: each says what, where and how to repair, in three languages."""

from __future__ import annotations

from mesograph import lang


class MesographError(Exception):
    """An error whose text stands in `texts/*.toml` under `key`, with `values` filled in.

    `where` is the place (path, line, row, option); `exit_code` is what the command line returns.
    """

    exit_code = 2

    def __init__(self, key: str, where: str = "", **values: object) -> None:
        super().__init__(key)
        self.key, self.where, self.values = key, where, values

    def what(self, language: str = "en") -> str:
        """Return the sentence that says what is wrong."""
        return lang.text(self.key, language, None, **self.values)

    def hint(self, language: str = "en") -> str:
        """Return the sentence that says what to do, or an empty string."""
        return lang.text(self.key + ".hint", language, "", **self.values)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what()} {self.hint()}".strip()


class InputError(MesographError):
    """A file, row or value that a user gave cannot be used."""


class QueryError(MesographError):
    """A question, its head, a parameter or a query text is wrong."""


class EngineError(MesographError):
    """A library or server failed, or lacks a feature that was asked for."""

    exit_code = 3
