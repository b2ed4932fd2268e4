"""A mapping of a profile file, read strictly: each key is asked for once, and none is left over."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any

from mesograph import lang
from mesograph.errors import InputError

_REQUIRED = object()


class Section:
    """One mapping and the path of keys that leads to it, for messages."""

    def __init__(self, content: object, file: str, path: str = "") -> None:
        self.file, self.path = file, path
        if not isinstance(content, Mapping):
            raise self.fault("profile-not-mapping")
        self.content = {str(k): v for k, v in content.items()}
        self.asked: set[str] = set()

    def fault(self, key: str, name: str = "", **values: object) -> InputError:
        """Return the error of this place."""
        place = ".".join(p for p in (self.path, name) if p)
        return InputError(key, self.file, **{"place": place or "/", **values})

    def take(self, key: str, default: object = _REQUIRED) -> Any:
        """Return the value of a key, or the default; a key without default must be there."""
        self.asked.add(key)
        if key not in self.content:
            if default is _REQUIRED:
                raise self.fault("profile-key-missing", key)
            return default
        return self.content[key]

    def text(self, key: str, default: object = _REQUIRED) -> str:
        """Return a string (numbers are written out)."""
        value = self.take(key, default)
        if not isinstance(value, (str, int)) or isinstance(value, bool):
            raise self.fault("profile-not-text", key)
        return str(value)

    def names(self, key: str, default: object = _REQUIRED) -> tuple[str, ...]:
        """Return a list of strings."""
        value = self.take(key, default)
        if not isinstance(value, (list, tuple)):
            raise self.fault("profile-not-list", key)
        return tuple(str(v) for v in value)

    def texts(self, key: str) -> dict[str, str]:
        """Return one text per language; all three must be there."""
        section = self.section(key)
        texts = {code: section.text(code) for code in lang.LANGUAGES}
        section.done()
        return texts

    def section(self, key: str, default: object = _REQUIRED) -> Section:
        """Return a mapping below this one."""
        return Section(self.take(key, default), self.file, f"{self.path}.{key}" if self.path else key)

    def sections(self, key: str, default: object = _REQUIRED) -> list[Section]:
        """Return a list of mappings below this one."""
        value = self.take(key, default)
        if not isinstance(value, (list, tuple)):
            raise self.fault("profile-not-list", key)
        path = f"{self.path}.{key}" if self.path else key
        return [Section(v, self.file, f"{path}[{i}]") for i, v in enumerate(value)]

    def done(self) -> None:
        """Raise if the mapping has a key that nobody asked for."""
        left = sorted(self.content.keys() - self.asked)
        if left:
            raise self.fault("profile-key-unknown", left[0], known=", ".join(sorted(self.asked)))


def placeholders(*templates: str) -> frozenset[str]:
    """Return the names in braces of some templates."""
    return frozenset(name for t in templates for _, name, _, _ in string.Formatter().parse(t) if name)
