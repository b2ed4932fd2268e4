"""IRIs shortened with the prefixes of the project, for people."""

from __future__ import annotations

import re
from functools import cache

from mesograph import resources

_PREFIX = re.compile(r"^@prefix\s+([\w-]*):\s*<([^>]+)>", re.MULTILINE)


@cache
def prefixes() -> tuple[tuple[str, str], ...]:
    """Return the prefixes of the project with their namespaces, longest namespace first."""
    found = _PREFIX.findall(resources.prefix_file().read_text("utf-8"))
    return tuple(sorted(found, key=lambda pair: -len(pair[1])))


def compact(iri: str) -> str:
    """Return an IRI, or a SPARQL path of IRIs in angle brackets, with prefixes where there are any."""
    if "<" in iri:
        return re.sub(r"<([^>]+)>", lambda m: compact(m.group(1)), iri)
    for prefix, namespace in prefixes():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
