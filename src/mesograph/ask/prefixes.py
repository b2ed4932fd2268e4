"""The only list of prefixes, `ontology/prefixes.ttl`, as a mapping."""

from __future__ import annotations

import re
from functools import cache

from mesograph import resources
from mesograph.ask.scan import prefixes_used

_LINE = re.compile(r"^\s*@?prefix\s+([\w.-]*):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)
_MESO = "https://w3id.org/mesograph/ns#"


@cache
def prefixes() -> dict[str, str]:
    """Return prefix to namespace."""
    path = resources.prefix_file()
    return dict(_LINE.findall(path.read_text("utf-8"))) if path.is_file() else {"meso": _MESO}


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


def shorten(iri: str) -> str:
    """Return `prefix:local` with the longest namespace that fits, else the IRI."""
    best = max(
        ((n, p) for p, n in prefixes().items() if iri.startswith(n)), key=lambda x: len(x[0]), default=None
    )
    return iri if best is None else f"{best[1]}:{iri[len(best[0]) :]}"
