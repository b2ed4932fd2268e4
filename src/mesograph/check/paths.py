"""SHACL property paths written as SPARQL property paths."""

from __future__ import annotations

import pyoxigraph as ox

from mesograph.check.rdf import Term, first
from mesograph.check.vocabulary import RDF, SH

_SUFFIX = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


def _value(store: ox.Store, subject: Term, predicate: str) -> Term | None:
    return None if isinstance(subject, ox.Literal) else first(store, subject, predicate)


def rdf_list(store: ox.Store, head: Term) -> list[Term]:
    """Return the members of an RDF list, in order; a term that is no list gives an empty list."""
    members: list[Term] = []
    node: Term | None = head
    seen: set[Term] = set()
    while node is not None and node not in seen:
        seen.add(node)
        first = _value(store, node, RDF + "first")
        if first is None:
            break
        members.append(first)
        node = _value(store, node, RDF + "rest")
    return members


def path_text(store: ox.Store, path: Term) -> str:
    """Return the SPARQL text of a SHACL path: an IRI, or an inverse, sequence, alternative or repetition."""
    if isinstance(path, ox.NamedNode):
        return str(path)
    members = rdf_list(store, path)
    if members:
        return "(" + "/".join(path_text(store, m) for m in members) + ")"
    inverse = _value(store, path, SH + "inversePath")
    if inverse is not None:
        return f"(^{path_text(store, inverse)})"
    alternative = _value(store, path, SH + "alternativePath")
    if alternative is not None:
        return "(" + "|".join(path_text(store, m) for m in rdf_list(store, alternative)) + ")"
    for name, suffix in _SUFFIX.items():
        inner = _value(store, path, SH + name)
        if inner is not None:
            return f"({path_text(store, inner)}{suffix})"
    raise ValueError(f"not a path: {path}")
