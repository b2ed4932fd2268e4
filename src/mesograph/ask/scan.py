"""A scanner of SPARQL text: what is a string, a comment, an IRI or a word; it understands no query."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      (?P<space>[ \t\r\n]+)
    | (?P<comment>\#[^\r\n]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>
          \"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
        | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
    | (?P<var>[?$]\w+)
    | (?P<lang>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<number>(?:\d+\.\d*|\.\d+|\d+)(?:[eE][+-]?\d+)?)
    | (?P<blank>_:[\w.-]+)
    | (?P<name>(?:[^\W\d_][\w.-]*)?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
    | (?P<word>[^\W\d_]\w*)
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class Token(NamedTuple):
    """A piece of a query: kind (iri, string, var, lang, number, blank, name, word, mark), text, place."""

    kind: str
    text: str
    start: int
    end: int

    def says(self, word: str) -> bool:
        """Tell whether this is the keyword `word` (upper case)."""
        return self.kind == "word" and self.text.upper() == word


def tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of a query, without white space and comments; any text is accepted."""
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "mark"
        if kind not in ("space", "comment"):
            yield Token(kind, match.group(), match.start(), match.end())


def line_of(text: str, position: int) -> int:
    """Return the number of the line, from 1, in which a position lies."""
    return text.count("\n", 0, position) + 1


def unescaped(query: str) -> str:
    r"""Return the query with `\uXXXX` resolved as engines do before they parse."""

    def character(match: re.Match[str]) -> str:
        code = int(match.group(1) or match.group(2), 16)
        return chr(code) if code < 0x110000 else match.group()

    return _CODEPOINT.sub(character, query)


def calls_out(query: str) -> bool:
    """Tell whether a query may ask a foreign host through SERVICE; in doubt, yes.

    Grammars without word boundaries read `trueSERVICE:x` as three tokens, so every bare word and every
    prefix (the part before the colon) that contains the keyword counts, also one written in code points.
    """
    for text in {query, unescaped(query)}:
        for token in tokens(text):
            head = token.text.partition(":")[0] if token.kind == "name" else token.text
            if token.kind in ("word", "name") and "SERVICE" in head.upper():
                return True
    return False


_STEPS = frozenset(("OPTIONAL", "MINUS", "UNION", "BIND", "FILTER", "VALUES", "GRAPH", "EXISTS"))


def burden(query: str) -> int:
    """Return how deep or how long a query can make the tree that an engine walks down."""
    depth = deepest = steps = 0
    for token in tokens(query):
        if token.kind == "mark":
            depth += (token.text in "({[") - (token.text in ")}]")
            deepest = max(deepest, depth)
            steps += token.text in "!|&+-*/^"
        steps += token.kind == "word" and token.text.upper() in _STEPS
    return max(deepest, steps)


_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def form(query: str) -> str:
    """Return SELECT, ASK, CONSTRUCT or DESCRIBE, or an empty string for anything else (also an update)."""
    words = (t for t in tokens(query) if t.kind == "word")
    for token in words:
        word = token.text.upper()
        if word not in ("PREFIX", "BASE"):
            return word if word in _FORMS else ""
    return ""


def prefixes_used(query: str) -> tuple[set[str], set[str]]:
    """Return the prefixes that a query uses, and those it declares."""
    used: set[str] = set()
    declared: set[str] = set()
    after_prefix = False
    for token in tokens(query):
        if token.kind == "name":
            (declared if after_prefix else used).add(token.text.partition(":")[0])
        after_prefix = token.says("PREFIX")
    return used, declared
