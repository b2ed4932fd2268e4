"""The part of a store that some queries can read, as N-Quads."""

from __future__ import annotations

from collections.abc import Iterable

from mesograph.ask.scan import Token, prefixes_used, tokens
from mesograph.store.protocol import Store
from mesograph.terms import prefixes

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_GRAPH = """CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  GRAPH <{graph}> {{ ?s ?p ?o }}
  VALUES ?p {{ {predicates} }}
  FILTER(!isBlank(?s) && !isBlank(?o){types})
}}"""


def names_in(query: str) -> set[str]:
    """Return the full IRIs that a query names, those of its prefixed names among them."""
    spaces = {**prefixes(), **_declared(query)}
    found = set()
    for token in tokens(query):
        if token.kind == "iri":
            found.add(token.text[1:-1])
        elif token.kind == "name":
            prefix, _, local = token.text.partition(":")
            found.add(spaces.get(prefix, "") + local)
    return found


def _declared(query: str) -> dict[str, str]:
    found: list[Token] = list(tokens(query))
    _, names = prefixes_used(query)
    return {
        name.text[:-1]: iri.text[1:-1]
        for word, name, iri in zip(found, found[1:], found[2:], strict=False)
        if word.says("PREFIX") and name.text[:-1] in names
    }


def extract(store: Store, queries: Iterable[str]) -> bytes:
    """Return the quads whose predicate, and of types the class, one of the queries names; sorted lines.

    The queries of the project name every predicate and every class that they match, and no blank nodes; who
    writes the extract still runs them on it, and compares.
    """
    names = {name for query in queries for name in names_in(query)}
    listed = " ".join(f"<{name}>" for name in sorted(names | {_TYPE}))
    types = f" && (?p != <{_TYPE}> || ?o IN ({', '.join(f'<{n}>' for n in sorted(names))}))"
    lines: list[str] = []
    for graph in store.graphs():
        query = _GRAPH.format(graph=graph, predicates=listed, types=types)
        found = store.construct(query).decode("utf-8").splitlines()
        lines += [f"{line.rstrip().removesuffix('.').rstrip()} <{graph}> ." for line in found if line.strip()]
    return ("\n".join(sorted(set(lines))) + "\n").encode("utf-8")
