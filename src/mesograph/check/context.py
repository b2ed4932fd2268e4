"""What the data under check refers to: described in the shipped data, or in a store to check against.

Only what can be reached is fetched, so that the cost of a check grows with the file, not with the graph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox

from mesograph import resources
from mesograph.check.vocabulary import MESO, RDF
from mesograph.store.protocol import Store

_BATCH = 128
_COUNTRY = re.compile(r"^https://w3id\.org/mesograph/(?:id/([a-z]{2})/|code/unit-kind/([a-z]{2})-)")
Describe = Callable[[list[str]], Iterable[ox.Quad]]


def mentioned(quads: Iterable[ox.Quad]) -> set[str]:
    """Return the IRIs that stand as objects."""
    return {q.object.value for q in quads if isinstance(q.object, ox.NamedNode)}


def described(quads: Iterable[ox.Quad]) -> set[str]:
    """Return the IRIs that are described: they are subjects and have a class."""
    return {
        q.subject.value
        for q in quads
        if isinstance(q.subject, ox.NamedNode) and q.predicate.value == RDF + "type"
    }


def shipped_context(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return the descriptions in the shipped data of all that the quads lead to.

    What the quads describe themselves is left as they say it.
    """
    quads = list(quads)
    store = ox.Store()
    seeds = mentioned(quads)
    named = _country_files(seeds | described(quads))
    for path in [*resources.scheme_files(), *resources.common_files(), *named]:
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)

    def describe(iris: list[str]) -> Iterable[ox.Quad]:
        for iri in iris:
            yield from store.quads_for_pattern(ox.NamedNode(iri), None, None)

    return _reach(describe, seeds, described(quads))


def _country_files(iris: Iterable[str]) -> list[Path]:
    matches = (_COUNTRY.match(iri) for iri in iris)
    named = {m.group(1) or m.group(2) for m in matches if m}
    return [file for code in resources.countries() if code in named for file in resources.data_files(code)]


def _reach(describe: Describe, seeds: set[str], known: set[str]) -> list[ox.Quad]:
    """Return the descriptions of the seeds and of all that they name, and so on."""
    found: list[ox.Quad] = []
    seen, todo = set(known), seeds - known
    while todo:
        seen |= todo
        fetched = list(describe(sorted(todo)))
        found += fetched
        todo = mentioned(fetched) - seen
    return found


def store_context(store: Store, quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return what a store holds around the quads, merged with them.

    Beside all that can be reached forwards, these are the relations that point at the same counterparts
    and the scopes and transfers of the same territories: with these a new relation can collide. The chain
    of hierarchy above each unit comes along, for a cycle can close anywhere in it.
    """
    quads = list(quads)
    subjects = {q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)}
    named = mentioned(quads)
    found = _relations(store, named)
    above = _agents(found)
    seen = set(named)
    while above - seen:
        seen |= above
        more = _relations(store, above)
        found += more
        above = _agents(more)
    return found + _reach(lambda iris: _describe(store, iris), subjects | named | mentioned(found), set())


def _agents(quads: Iterable[ox.Quad]) -> set[str]:
    return mentioned(q for q in quads if q.predicate.value == MESO + "agent")


def _describe(store: Store, iris: list[str]) -> Iterable[ox.Quad]:
    return _construct(store, iris, "?node ?p ?o")


def _relations(store: Store, iris: Iterable[str]) -> list[ox.Quad]:
    by_counterpart = _construct(store, iris, f"?relation <{MESO}counterpart> ?node . ?relation ?p ?o")
    kinds = f"{{ ?relation a <{MESO}TerritorialScope> }} UNION {{ ?relation a <{MESO}Transfer> }}"
    return by_counterpart + _construct(
        store, iris, f"?relation <{MESO}territory> ?node . {kinds} ?relation ?p ?o"
    )


def _construct(store: Store, iris: Iterable[str], pattern: str) -> list[ox.Quad]:
    subject = "?relation" if "?relation" in pattern else "?node"
    found: list[ox.Quad] = []
    wanted = sorted(iris)
    for start in range(0, len(wanted), _BATCH):
        values = " ".join(f"<{iri}>" for iri in wanted[start : start + _BATCH])
        query = f"CONSTRUCT {{ {subject} ?p ?o }} WHERE {{ VALUES ?node {{ {values} }} {pattern} }}"
        triples = ox.parse(store.construct(query), format=ox.RdfFormat.N_TRIPLES)
        found += [ox.Quad(t.subject, t.predicate, t.object) for t in triples]
    return found
