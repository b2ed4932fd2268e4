"""Prefixes in queries that readers type: what a text uses and does not declare is put before it."""

from __future__ import annotations

from mesograph.ask.scan import prefixes_used
from mesograph.terms import prefixes


def with_prefixes(query: str) -> str:
    """Return the query with the prefixes that it uses and does not declare, all before its first line.

    They stand on that line, so that the line numbers in an engine's messages stay those of the reader's text.
    """
    used, declared = prefixes_used(query)
    known = prefixes()
    missing = sorted(p for p in used - declared if p in known)
    return "".join(f"PREFIX {p}: <{known[p]}> " for p in missing) + query


def expand(curie: str) -> str | None:
    """Return the IRI of `prefix:local`, or None if the prefix is not in the list."""
    prefix, colon, local = curie.partition(":")
    namespace = prefixes().get(prefix)
    return namespace + local if colon and namespace is not None else None
