"""On which line of a file a subject is described."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pyoxigraph as ox

from mesograph.check.reading import Document

_TOKEN = re.compile(
    r'(?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\')'
    r"|(?P<iri><[^<>\"{}|^`\s]*>)"
    r"|(?P<comment>#[^\n]*)"
    r"|(?P<directive>@prefix|@base|(?i:prefix|base|graph)(?=[\s<]))"
    r"|(?P<open>[\[({])|(?P<close>[\])}])"
    r"|(?P<name>(?:[^\W\d_][\w.-]*)?:(?:\\.|%[0-9A-Fa-f]{2}|[\w:-]|\.(?=[\w:\\%.-]))*)"
    r"|(?P<dot>\.)"
    r"|(?P<space>\s+)|(?P<other>.)",
    re.DOTALL,
)


def lines(document: Document) -> dict[str, int]:
    """Return the first line of the description of each IRI in a Turtle, TriG, N-Triples or N-Quads file.

    In other formats the line of the first mention in quotation marks stands for it.
    """
    if document.form in (ox.RdfFormat.JSON_LD, ox.RdfFormat.RDF_XML):
        return _mentions(document)
    return _Scanner(document.text).subjects()


def _mentions(document: Document) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(document.text.splitlines(), 1):
        for iri in re.findall(r'"([a-z][a-z0-9+.-]*:[^"\s]+)"', line):
            found.setdefault(iri, number)
    return found


class _Scanner:
    """Walks over the tokens of a Turtle text and keeps the first term of every statement."""

    def __init__(self, text: str) -> None:
        self.text, self.base, self.prefixes = text, "", dict[str, str]()
        self.depth = 0
        self.found: dict[str, int] = {}

    def subjects(self) -> dict[str, int]:
        """Return subject to line."""
        line, fresh, directive = 1, True, list[str]()
        for match in _TOKEN.finditer(self.text):
            kind, token = match.lastgroup, match.group()
            if kind == "directive" and fresh and self.depth == 0:
                directive = [token]
            elif directive and kind in ("iri", "name"):
                directive = self._declare(directive, token)
                fresh = not directive
            elif kind == "open" or kind == "close":
                fresh = self._nest(token)
            elif kind == "dot" and self.depth == 0:
                fresh = True
            elif fresh and kind in ("iri", "name"):
                self.found.setdefault(self._resolve(token), line)
                fresh = False
            line += token.count("\n")
        return self.found

    def _nest(self, token: str) -> bool:
        """Count brackets; a brace of TriG opens or closes a graph, in which statements start afresh."""
        if token in "{}":
            self.depth = 0
            return True
        self.depth = max(0, self.depth + (1 if token in "[(" else -1))
        return False

    def _declare(self, directive: list[str], token: str) -> list[str]:
        word = directive[0].lower().lstrip("@")
        if word == "graph":
            return []
        if word == "base":
            self.base = urljoin(self.base, token[1:-1])
            return []
        if len(directive) == 1:
            return [*directive, token[:-1]]
        self.prefixes[directive[1]] = urljoin(self.base, token[1:-1]) if self.base else token[1:-1]
        return []

    def _resolve(self, token: str) -> str:
        if token.startswith("<"):
            return urljoin(self.base, token[1:-1]) if self.base else token[1:-1]
        prefix, _, name = token.partition(":")
        return self.prefixes.get(prefix, prefix + ":") + re.sub(r"\\(.)", r"\1", name)
