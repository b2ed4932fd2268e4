"""Strict reading of YAML: every scalar is text, nothing is guessed, every complaint knows its line."""

from __future__ import annotations

from pathlib import Path

import yaml

from mesograph.errors import QueryError
from mesograph.lang import LANGUAGES

_Loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Reader:
    """Turns the nodes of one head into plain values; `path` is for messages.

    The head must begin at line 1 of its file, so that line n of the YAML is line n of the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def fault(self, key: str, node: yaml.Node | int, **values: object) -> QueryError:
        """Return the error with file and line."""
        line = node if isinstance(node, int) else node.start_mark.line + 1
        return QueryError(key, f"{self.path}:{line}", **values)

    def compose(self, text: str) -> dict[str, yaml.Node]:
        """Return the top mapping of a YAML text."""
        try:
            node = yaml.compose(text, Loader=_Loader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            reason = getattr(error, "problem", None) or str(error).splitlines()[0]
            raise self.fault("head-yaml", mark.line + 1 if mark else 1, reason=reason) from error
        except RecursionError as error:
            raise self.fault("head-yaml", 1, reason="nesting") from error
        if node is None:
            raise self.fault("head-missing", 1)
        return self.mapping(node, "head")

    def mapping(self, node: yaml.Node, name: str, allowed: tuple[str, ...] = ()) -> dict[str, yaml.Node]:
        """Return the entries of a mapping; unknown (if `allowed` is given) and repeated keys are refused."""
        if not isinstance(node, yaml.MappingNode):
            raise self.fault("head-not-mapping", node, name=name)
        found: dict[str, yaml.Node] = {}
        for key_node, value in node.value:
            key = self.text(key_node, name)
            if key in found:
                raise self.fault("head-repeated", key_node, name=key)
            if allowed and key not in allowed:
                raise self.fault("head-unknown", key_node, name=key, known=", ".join(allowed))
            found[key] = value
        return found

    def items(self, node: yaml.Node, name: str) -> list[yaml.Node]:
        """Return the entries of a list."""
        if not isinstance(node, yaml.SequenceNode):
            raise self.fault("head-not-list", node, name=name)
        return list(node.value)

    def text(self, node: yaml.Node, name: str) -> str:
        """Return a text that is not empty."""
        if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
            raise self.fault("head-not-text", node, name=name)
        return str(node.value).strip()

    def choice(self, node: yaml.Node, name: str, known: tuple[str, ...]) -> str:
        """Return one of the known words."""
        value = self.text(node, name)
        if value not in known:
            raise self.fault("head-choice", node, name=name, value=value, known=", ".join(known))
        return value

    def texts(self, node: yaml.Node, name: str) -> dict[str, str]:
        """Return a text in each of the three languages."""
        entries = self.mapping(node, name, LANGUAGES)
        missing = [code for code in LANGUAGES if code not in entries]
        if missing:
            raise self.fault("head-language", node, name=name, languages=", ".join(missing))
        return {code: self.text(entries[code], f"{name}.{code}") for code in LANGUAGES}
