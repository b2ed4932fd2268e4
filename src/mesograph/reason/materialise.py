"""What follows from the ontology and the data by the rules of OWL 2 RL, as triples of their own.

No question needs them: the derived facts are written by queries. They are for readers with other tools.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mesograph import terms
from mesograph.errors import EngineError, InputError
from mesograph.reason.files import Part
from mesograph.reason.hermit import PIP

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SUFFIXES = {".nt": "nt", ".ttl": "turtle"}


def entailments(parts: Sequence[Part]) -> Graph:
    """Return the triples that follow and that no file states; EngineError if owlrl is missing.

    Left out is what holds of anything (membership in owl:Thing, equality with itself, a class below itself)
    and what speaks of blank nodes, which nobody can refer to.
    """
    from rdflib import Graph

    try:
        from owlrl import DeductiveClosure, OWLRL_Semantics
    except ImportError as error:
        raise EngineError("reason-no-owlrl", pip=PIP) from error
    stated = Graph()
    for part in parts:
        for triple in part.graph:
            stated.add(triple)
    closed = Graph()
    closed += stated
    DeductiveClosure(OWLRL_Semantics).expand(closed)
    result = Graph()
    for triple in closed:
        if triple not in stated and _informative(*triple):
            result.add(triple)
    return result


def _informative(s: Node, p: Node, o: Node) -> bool:
    from rdflib import OWL, RDF, RDFS, XSD, URIRef

    if not isinstance(s, URIRef) or not isinstance(p, URIRef) or type(o).__name__ == "BNode" or s == o:
        return False
    if o in (OWL.Thing, RDFS.Resource):
        return False
    # Facts about the vocabulary of OWL and the XML Schema datatypes are in every closure.
    reserved = (str(OWL), str(RDF), str(RDFS), str(XSD))
    return not str(s).startswith(reserved)


def writable(place: str) -> None:
    """Raise InputError, before any work is done, for a file ending that `write` does not know."""
    if place != "-" and Path(place).suffix not in SUFFIXES:
        raise InputError("reason-out-format", place, known=" ".join(SUFFIXES))


def write(graph: Graph, place: str) -> int:
    """Write N-Triples (`.nt`) or Turtle (`.ttl`), sorted, and return the number of triples; `-` is stdout.

    The file appears whole or not at all. Raise InputError for another ending or an unwritable place.
    """
    writable(place)
    if place == "-":
        sys.stdout.write(_serialised(graph, "nt"))
        return len(graph)
    path = Path(place)
    waiting = path.with_name(path.name + ".part")
    try:
        waiting.write_text(_serialised(graph, SUFFIXES[path.suffix]), "utf-8")
        waiting.replace(path)
    except OSError as error:
        waiting.unlink(missing_ok=True)
        raise InputError("reason-out-unwritable", place, reason=error.strerror or str(error)) from error
    return len(graph)


def _serialised(graph: Graph, form: str) -> str:
    if form == "nt":
        return "".join(sorted(graph.serialize(format="nt").splitlines(keepends=True)))
    for prefix, namespace in terms.prefixes().items():
        graph.bind(prefix, namespace, replace=True)
    return graph.serialize(format="turtle")
