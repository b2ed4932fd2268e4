"""The one way into the room: paths in, a report out, whichever engine does the work."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from mesograph import resources
from mesograph.check import context, run
from mesograph.check.compact import compact
from mesograph.check.focus import Focus, focus_nodes, subclasses
from mesograph.check.hits import Hit, distinct
from mesograph.check.issue import Issue, Origin, Report
from mesograph.check.origin import lines
from mesograph.check.plan import Plan, plan
from mesograph.check.rdf import Node
from mesograph.check.reading import Document, expand, read
from mesograph.check.shapes import Shapes, read_shapes
from mesograph.check.vocabulary import MESO, RDF
from mesograph.check.wording import issue, labels
from mesograph.store import open_store

ENGINES = ("planned", "pyshacl")
PROFILES = ("contribution", "publication")
_TERM = re.compile(r"^meso:(\w+)\b", re.MULTILINE)  # how the modules of the ontology begin a term


def check(
    paths: Sequence[str | Path],
    profile: str | None = None,
    against: str | None = None,
    engine: str = "planned",
    shapes: Iterable[Path] | None = None,
    background: Sequence[Path] = (),
) -> Report:
    """Return the report on files and folders of triples (`-` is standard input, in Turtle).

    Judged are the nodes that the files describe; what these refer to is looked up in the shipped data, or
    in the store `against` (a folder or an endpoint) or in the files of `background`, and not judged.
    `shapes` replaces the shipped shapes.
    """
    documents = [read(name) for name in expand(str(p) for p in paths)]
    rules = read_shapes(resources.shapes_files(profile) if shapes is None else shapes)
    store = _store(documents, against, background)
    below = subclasses(store)
    ours = {quad.subject for document in documents for quad in document.quads}
    focus = focus_nodes(store, rules.roots, below, ours.__contains__)
    planned = plan(rules, below)
    hits, name = _hits(store, rules, planned, focus, engine)
    origin = _Origins(documents)
    issues = [issue(store, hit, origin) for hit in hits]
    judged = frozenset[Node]().union(*focus.values())
    return Report(
        files=tuple(d.name for d in documents),
        focus_nodes=len(judged),
        shapes=len(rules.roots),
        findings=tuple(sorted(issues, key=_order)),
        engine=name,
        idle=tuple(root.label for root in rules.roots if not focus[root.term]),
        untouched=_untouched(documents, judged),
        undeclared=_undeclared(documents),
        labels={i.focus: labels(store, h.focus) for i, h in zip(issues, hits, strict=True)},
    )


def _order(found: Issue) -> tuple[str, int, str, str, str, str]:
    place = found.origin or Origin("~")
    return (place.file, place.line or 0, found.focus, found.rule, found.path or "", str(found.found))


def _store(documents: Sequence[Document], against: str | None, background: Sequence[Path]) -> ox.Store:
    store = ox.Store()
    quads = [quad for document in documents for quad in document.quads]
    quads += [quad for path in background for quad in read(str(path)).quads]
    store.extend(quads)
    if against is not None:
        around = context.store_context(open_store(against), quads)
        store.extend(around)
        quads += around
    store.extend(context.shipped_context(quads))
    return store


def _hits(store: ox.Store, rules: Shapes, planned: Plan, focus: Focus, engine: str) -> tuple[list[Hit], str]:
    if engine == "planned" and not planned.left:
        return run.run(store, planned, focus), "planned"
    from mesograph.check import reference

    if engine == "planned":
        rest = reference.run(store, rules, planned.left, focus)
        return distinct(run.run(store, planned, focus) + rest), "planned+pyshacl"
    found = reference.run(store, rules, rules.roots, focus)
    return _with_bindings(store, planned, focus, found), "pyshacl"


def _with_bindings(store: ox.Store, planned: Plan, focus: Focus, hits: list[Hit]) -> list[Hit]:
    """Return the hits with the variables that messages speak of: pySHACL does not report them."""
    speaking = {h.shape.term for h in hits if any("{" in m for m in h.shape.message.values())}
    if not speaking:
        return hits
    queries = tuple(q for q in planned.queries if q.shape.term in speaking)
    known = {h.key: h.bindings for h in run.run(store, replace(planned, queries=queries), focus)}
    return [replace(h, bindings=known.get(h.key, {})) for h in hits]


def _untouched(documents: Sequence[Document], judged: frozenset[Node]) -> dict[str, int]:
    """Return, per class of ours, how many nodes have it and are looked at by no shape."""
    pairs = {
        (quad.subject, quad.object.value)
        for document in documents
        for quad in document.quads
        if quad.predicate.value == RDF + "type" and isinstance(quad.object, ox.NamedNode)
    }
    missed = Counter(name for node, name in pairs if node not in judged and name.startswith(MESO))
    return {compact(name): count for name, count in sorted(missed.items())}


def _undeclared(documents: Sequence[Document]) -> dict[str, int]:
    """Return, per property of our namespace that the ontology does not have, how many statements use it."""
    used = Counter(
        quad.predicate.value
        for document in documents
        for quad in document.quads
        if quad.predicate.value.startswith(MESO)
    )
    if not used:
        return {}
    declared = {
        MESO + name for path in resources.ontology_files() for name in _TERM.findall(path.read_text("utf-8"))
    }
    return {compact(name): count for name, count in sorted(used.items()) if name not in declared}


class _Origins:
    """Where each node is described; a file is scanned for lines only when a finding needs it."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.first: dict[object, Document] = {}
        for document in documents:
            for quad in document.quads:
                self.first.setdefault(quad.subject, document)
        self.lines = cache(lines)

    def __call__(self, node: Node) -> Origin | None:
        document = self.first.get(node)
        if document is None:
            return None
        line = self.lines(document).get(node.value) if isinstance(node, ox.NamedNode) else None
        return Origin(document.name, line)
