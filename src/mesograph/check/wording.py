"""Breaches put into words: what was found, how things should be and what to do, in three languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping

import pyoxigraph as ox

from mesograph import lang
from mesograph.check.compact import compact
from mesograph.check.hits import Hit
from mesograph.check.issue import Issue, Origin
from mesograph.check.rdf import Node, Term
from mesograph.check.vocabulary import DCTERMS, SKOS

_HOLE = re.compile(r"\{[?$](\w+)\}")
_NAMES = (SKOS + "prefLabel", DCTERMS + "title")


def labels(store: ox.Store, node: Node) -> dict[str, str]:
    """Return the names of a node per language, or an empty mapping."""
    for predicate in _NAMES:
        found = {
            quad.object.language or "": quad.object.value
            for quad in store.quads_for_pattern(node, ox.NamedNode(predicate), None, ox.DefaultGraph())
            if isinstance(quad.object, ox.Literal)
        }
        if found:
            return found
    return {}


def issue(store: ox.Store, hit: Hit, origin: Callable[[Node], Origin | None]) -> Issue:
    """Return the finding for a breach."""
    shape = hit.shape
    message, repair = {}, {}
    for language, text in shape.message.items():
        message[language], repair[language] = _sentences(_filled(store, hit, text, language))
    return Issue(
        rule=shape.rule,
        severity=shape.severity,
        focus=_plain(hit.focus),
        path=None if hit.path is None else hit.path[1:-1] if _is_iri(hit.path) else hit.path,
        found=_found(store, hit),
        message=message,
        repair=repair,
        name=shape.name,
        shape=_plain(shape.term),
        component=hit.component,
        origin=origin(hit.focus),
        value=hit.value,
    )


def _is_iri(path: str) -> bool:
    return path.startswith("<") and path.endswith(">") and path.count("<") == 1


def _plain(term: Term) -> str:
    return str(term) if isinstance(term, ox.BlankNode) else term.value


def _sentences(text: str) -> tuple[str, str]:
    """Return the first sentence (how things should be) and the rest (what to do)."""
    first, dot, rest = text.partition(". ")
    return (first + ".", rest) if dot else (text, "")


def _filled(store: ox.Store, hit: Hit, text: str, language: str) -> str:
    return _HOLE.sub(lambda match: _fill(store, hit, match.group(1), language), text)


def _fill(store: ox.Store, hit: Hit, name: str, language: str) -> str:
    own: Mapping[str, Term | None] = {"this": hit.focus, "value": hit.value}
    term = hit.bindings.get(name) or own.get(name)
    if term is None:
        return "…"
    if isinstance(term, ox.Literal):
        return term.value
    names = labels(store, term)
    return f"«{lang.choose(names, language)}»" if names else compact(_plain(term))


def _found(store: ox.Store, hit: Hit) -> int | str | None:
    if hit.component in ("minCount", "maxCount", "uniqueLang"):
        return _counted(store, hit)
    return None if hit.value is None else _plain(hit.value)


def _counted(store: ox.Store, hit: Hit) -> int | str | None:
    if hit.path is None or not _is_iri(hit.path):
        return None
    path = ox.NamedNode(hit.path[1:-1])
    values = [q.object for q in store.quads_for_pattern(hit.focus, path, None, ox.DefaultGraph())]
    if hit.component != "uniqueLang":
        return len(values)
    times = Counter(v.language.lower() for v in values if isinstance(v, ox.Literal) and v.language)
    return ", ".join(sorted(code for code, n in times.items() if n > 1))
