"""Terms and look-ups in a pyoxigraph store, without the quoted triples that are no part of SHACL."""

from __future__ import annotations

import pyoxigraph as ox

Node = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal


def objects(store: ox.Store, subject: Node, predicate: str) -> list[Term]:
    """Return the objects of a subject and predicate, sorted."""
    quads = store.quads_for_pattern(subject, ox.NamedNode(predicate), None)
    return sorted((q.object for q in quads if not isinstance(q.object, ox.Triple)), key=str)


def first(store: ox.Store, subject: Node, predicate: str) -> Term | None:
    """Return the first object in sorted order, or None."""
    found = objects(store, subject, predicate)
    return found[0] if found else None


def subjects(store: ox.Store, predicate: str, value: Term | None) -> list[Node]:
    """Return the subjects that have a predicate (with a value, if given), sorted."""
    quads = store.quads_for_pattern(None, ox.NamedNode(predicate), value)
    found = {q.subject for q in quads if not isinstance(q.subject, ox.Triple)}
    return sorted(found, key=str)
