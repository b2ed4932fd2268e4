"""Reading RDF files for reasoning: one graph per file, so that every axiom knows where it stands."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mesograph import resources
from mesograph.errors import InputError

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

FORMATS = {
    ".ttl": "turtle",
    ".nt": "nt",
    ".n3": "n3",
    ".nq": "nquads",
    ".trig": "trig",
    ".rdf": "xml",
    ".owl": "xml",
    ".xml": "xml",
    ".jsonld": "json-ld",
}
ANONYMOUS = "urn:mesograph:anonymous:"


@dataclass(frozen=True)
class Part:
    """The triples of one file; `shipped` tells the ontology and its schemes from what a user gave."""

    name: str
    graph: Graph
    shipped: bool = False


def shipped_parts() -> list[Part]:
    """Return the ontology's modules and concept schemes, one part per file."""
    paths = [*resources.ontology_files(), *resources.scheme_files()]
    return [Part(path.name, read(path), shipped=True) for path in paths]


def user_parts(places: Iterable[str]) -> list[Part]:
    """Return one part per file; a folder gives every RDF file in it, `-` is Turtle on standard input.

    Raise InputError for what is missing, of an unknown format, or not RDF.
    """
    parts = []
    for place in places:
        if place == "-":
            parts.append(Part("-", parse(sys.stdin.buffer.read(), "turtle", "-")))
            continue
        path = Path(place)
        if not path.exists():
            raise InputError("no-such-file", path=place)
        files = sorted(p for p in path.rglob("*") if p.suffix in FORMATS) if path.is_dir() else [path]
        if not files:
            raise InputError("reason-empty-folder", place)
        parts += [Part(str(file), read(file)) for file in files]
    return parts


def read(path: Path) -> Graph:
    """Return the triples of a file, those of named graphs included."""
    if path.suffix not in FORMATS:
        raise InputError("reason-format", str(path), suffix=path.suffix or "?", known=" ".join(FORMATS))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError("reason-unreadable", str(path), reason=error.strerror or str(error)) from error
    return parse(data, FORMATS[path.suffix], str(path))


def parse(data: bytes, form: str, where: str) -> Graph:
    """Return the triples of `data`; whatever a parser raises becomes one InputError with its first line."""
    from rdflib import Dataset, Graph

    if form in ("xml", "json-ld"):
        data, form = _triples(data, form, where), "nt"
    # A date that is none is left to `mesograph check`; here rdflib would print how it failed to read it.
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    graph = Graph()
    try:
        with warnings.catch_warnings():
            # The parsers of rdflib use names that rdflib deprecates.
            warnings.simplefilter("ignore", DeprecationWarning)
            if form in ("nquads", "trig"):
                quads = Dataset()
                quads.parse(data=data, format=form)
                for s, p, o, _ in quads.quads((None, None, None, None)):
                    graph.add((s, p, o))
            else:
                graph.parse(data=data, format=form)
    except Exception as error:  # the parsers of rdflib raise what they like: SAX, JSON, its own, ValueError
        reason = str(error).strip().splitlines() or [type(error).__name__]
        raise InputError("reason-not-rdf", where, reason=reason[0]) from error
    return named(graph)


def _triples(data: bytes, form: str, where: str) -> bytes:
    """Return RDF/XML or JSON-LD as N-Triples: unlike rdflib, this parser fetches nothing from the web."""
    import pyoxigraph as ox

    from mesograph.check.reading import refuse_traps

    kind = ox.RdfFormat.RDF_XML if form == "xml" else ox.RdfFormat.JSON_LD
    try:
        text = data.decode("utf-8-sig")
        refuse_traps(where, text, kind)
        quads = [ox.Triple(*list(quad)[:3]) for quad in ox.parse(text, format=kind, base_iri="file:///")]
    except (SyntaxError, ValueError) as error:
        if "LoadDocumentCallback" in str(error):
            raise InputError("check-remote-context", where) from error
        reason = str(error).strip().splitlines() or [type(error).__name__]
        raise InputError("reason-not-rdf", where, reason=reason[0]) from error
    return ox.serialize(quads, format=ox.RdfFormat.N_TRIPLES) or b""


def named(graph: Graph) -> Graph:
    """Return the graph with an IRI for each blank node that stands for a thing.

    Blank nodes of class expressions, lists and axioms stay: they are syntax. A thing needs a name because
    an explanation has to speak of it.
    """
    from rdflib import OWL, RDF, RDFS, BNode, Graph, URIRef

    def syntactic(node: BNode) -> bool:
        return any(
            str(p).startswith(str(OWL))
            or p in (RDF.first, RDF.rest)
            or (p == RDF.type and str(o).startswith((str(OWL), str(RDFS))))
            for p, o in graph.predicate_objects(node)
        )

    nodes = {n for triple in graph for n in triple if isinstance(n, BNode)}
    names: dict[Node, Node] = {n: URIRef(ANONYMOUS + n) for n in nodes if not syntactic(n)}
    if not names:
        return graph
    renamed = Graph()
    for s, p, o in graph:
        renamed.add((names.get(s, s), p, names.get(o, o)))
    return renamed
