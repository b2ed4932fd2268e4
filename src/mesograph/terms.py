"""Namespaces of mesograph, and the prefixes of `ontology/prefixes.ttl`, the only list there is."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from mesograph import resources
from mesograph.errors import InputError

BASE = "https://w3id.org/mesograph/"
MESO = BASE + "ns#"
MESOS = BASE + "shapes#"
CODE = BASE + "code/"
ID = BASE + "id/"
GRAPH = BASE + "graph/"
QUESTION = BASE + "question/"
ONTOLOGY = BASE + "ontology"

_PREFIX_LINE = re.compile(r"^@prefix\s+([\w-]*):\s+<([^<>\s]+)>\s*\.", re.MULTILINE)
# A local name in which no reader stumbles: a letter, digit or underscore first, no trailing dot.
_LOCAL = re.compile(r"\w(?:[\w.:/-]*[\w/-])?")


def prefixes() -> dict[str, str]:
    """Return prefix to namespace IRI, in the order of the list."""
    return _listed(resources.prefix_file())


@cache
def _listed(path: Path) -> dict[str, str]:
    return dict(_PREFIX_LINE.findall(path.read_text("utf-8")))


def sparql_prologue(*names: str) -> str:
    """Return one `PREFIX` line per name, or per prefix of the list when no name is given.

    A name that is not in the list raises `InputError`.
    """
    known = prefixes()
    return "".join(f"PREFIX {name}: <{_namespace(name)}>\n" for name in names or known)


def shorten(iri: str) -> str:
    """Return `prefix:local` with the longest namespace that fits, else the IRI as it is.

    Slashes of the local part are left unescaped: the result is for reading, and `expand` takes it back.
    """
    fits = [(space, name) for name, space in prefixes().items() if iri.startswith(space)]
    for space, name in sorted(fits, key=lambda fit: -len(fit[0])):
        if _LOCAL.fullmatch(iri[len(space) :]):
            return f"{name}:{iri[len(space) :]}"
    return iri


def expand(curie: str) -> str:
    """Return the IRI of `prefix:local`; an IRI, with or without angle brackets, comes back bare.

    A prefix that is not in the list raises `InputError`.
    """
    if curie.startswith("<") and curie.endswith(">"):
        return curie[1:-1]
    name, colon, local = curie.partition(":")
    if not colon or local.startswith("//"):
        return curie
    return _namespace(name) + local.replace("\\", "")


def _namespace(name: str) -> str:
    known = prefixes()
    if name not in known:
        raise InputError("prefix-unknown", prefix=name)
    return known[name]
