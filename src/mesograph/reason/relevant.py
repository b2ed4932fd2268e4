"""The axioms that can matter for a fault: a few dozen in place of hundreds, found without the reasoner.

An axiom that holds whenever everything outside a set of names is empty says nothing about those names
(syntactic ⊥-locality; B. Cuenca Grau, I. Horrocks, Y. Kazakov, U. Sattler 2008, "Modular reuse of
ontologies: theory and practice", https://doi.org/10.1613/jair.2375). The rest is gathered until nothing more
joins. Where telling is not simple, an axiom is kept.
"""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import OWL, RDF, RDFS, BNode, URIRef
from rdflib.term import Node

from mesograph.reason.axioms import Axiom

_RESERVED = (str(OWL), str(RDF), str(RDFS), "http://www.w3.org/2001/XMLSchema#")
_IDLE_WITHOUT_SUBJECT = ("subclass", "domain", "range", "subproperty", "characteristic")


def relevant(axioms: Iterable[Axiom], names: Iterable[str] = ()) -> list[Axiom]:
    """Return the axioms, in their order, that can matter for what `names` (IRIs) stand for."""
    reached = set(names)
    kept: set[int] = set()
    waiting = dict(enumerate(axioms))
    everything = list(waiting.values())
    while joining := [i for i, axiom in waiting.items() if not _idle(axiom, reached)]:
        for i in joining:
            reached |= symbols(waiting.pop(i))
        kept.update(joining)
    return [axiom for i, axiom in enumerate(everything) if i in kept]


def symbols(axiom: Axiom) -> set[str]:
    """Return the IRIs that the axiom speaks of, those of OWL and XML Schema aside."""
    nodes = {str(n) for triple in axiom.triples for n in triple if isinstance(n, URIRef)}
    return {n for n in nodes if not n.startswith(_RESERVED)}


def _idle(axiom: Axiom, reached: set[str]) -> bool:
    subject, _, other = axiom.terms
    if axiom.kind in _IDLE_WITHOUT_SUBJECT:
        return other != OWL.ReflexiveProperty and _out(subject, reached)
    if axiom.kind == "disjoint":
        return _out(subject, reached) or _out(other, reached)
    return False


def _out(node: Node, reached: set[str]) -> bool:
    return not isinstance(node, BNode) and str(node) not in reached and node != OWL.Thing
