"""A `sh:sparql` SELECT, written for one node, rewritten to run once for all nodes of a target.

SHACL binds `$this` before the query runs, so every group sees it. Run set-at-a-time, `?this` has to be
bound by a pattern in every group that is joined on its own: the target is put at the head of each. Inside
EXISTS the row from outside is visible, and an OPTIONAL is a condition on the row so far: neither needs it.
"""

from __future__ import annotations

import re

from mesograph.check.shapes import Query

_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\"{}|^`\\\s]*>"
    r"|#[^\n]*"
    r"|[{}]"
    r"|[?$]\w+"
    r"|[A-Za-z_][\w-]*:[\w.%/-]*|:[\w-]+"
    r"|[A-Za-z_]\w*"
    r"|\s+|.",
    re.DOTALL,
)
# A query with one of these means something else when it runs for many nodes at once, or is not allowed.
_AGGREGATES = ("COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT", "GROUP", "HAVING")
_PER_NODE = frozenset((*_AGGREGATES, "LIMIT", "OFFSET", "MINUS", "SERVICE", "VALUES"))
_PRE_BOUND = frozenset(("$currentShape", "$shapesGraph", "?currentShape", "?shapesGraph"))


def rewrite(query: Query, path: str | None, target: str) -> str | None:
    """Return the query for all nodes of `target` (a group graph pattern that binds `?this`).

    None means that it must run node by node.
    """
    tokens = [t for t in _TOKEN.findall(query.select) if not t.startswith("#")]
    words = {t.upper() for t in tokens}
    if words & _PER_NODE or _PRE_BOUND & set(tokens):
        return None
    out: list[str] = []
    groups: list[bool] = []  # per open group: is it, or does it lie, inside EXISTS?
    before: list[str] = []  # the tokens so far that are not space
    for place, token in enumerate(tokens):
        out.append(_named(token, path))
        if token == "{":
            inside = (bool(groups) and groups[-1]) or before[-1].upper() == "EXISTS"
            if not inside and (not groups or _joined_alone(tokens, place, before)):
                out.append(f" {target} ")
            groups.append(inside)
        elif token == "}":
            groups.pop()
        if not token.isspace():
            before.append(token)
    text = "".join(out)
    if not re.search(r"SELECT\s+(DISTINCT|REDUCED)", text, re.IGNORECASE):
        text = re.sub("SELECT", "SELECT DISTINCT", text, count=1, flags=re.IGNORECASE)
    return "".join(f"PREFIX {p}: <{n}>\n" for p, n in sorted(query.prefixes.items())) + text


def _joined_alone(tokens: list[str], place: int, before: list[str]) -> bool:
    """Return whether the group that opens at `place` speaks of `$this` and is evaluated by itself."""
    if before[-1].upper() == "OPTIONAL" or (len(before) > 1 and before[-2].upper() == "GRAPH"):
        return False
    depth = 0
    for token in tokens[place:]:
        depth += (token == "{") - (token == "}")
        if token in ("$this", "?this"):
            return True
        if depth == 0:
            break
    return False


def _named(token: str, path: str | None) -> str:
    if token in ("$this", "?this"):
        return "?this"
    if token in ("$PATH", "?PATH") and path is not None:
        return path
    return token
