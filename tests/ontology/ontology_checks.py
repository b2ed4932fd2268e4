"""Checks of vocabulary graphs: each returns a list of violations, empty if there is none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from mesograph.lang import LANGUAGES
from mesograph.reason.abox import DATATYPE_MAP
from mesograph.terms import MESO, shorten

PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
RESERVED = tuple(str(n) for n in (OWL, RDF, RDFS, "http://www.w3.org/2001/XMLSchema#"))


def own_terms(graph: Graph) -> set[URIRef]:
    """Classes and properties of mesograph declared in the graph."""
    declared = {s for kind in (OWL.Class, *PROPERTY_KINDS) for s in graph.subjects(RDF.type, kind)}
    return {t for t in declared if isinstance(t, URIRef) and t.startswith(MESO)}


def texts(graph: Graph, node: Node, predicate: URIRef, language: str) -> list[str]:
    return [str(o) for o in graph.objects(node, predicate) if getattr(o, "language", None) == language]


def missing_texts(graph: Graph, nodes: Iterable[Node]) -> list[str]:
    """Exactly one label and one definition per language, none untagged."""
    found = []
    for node in sorted(nodes):
        for predicate in (SKOS.prefLabel, SKOS.definition):
            tags = sorted(getattr(o, "language", None) or "" for o in graph.objects(node, predicate))
            if tags != sorted(LANGUAGES):
                found.append(f"{shorten(str(node))} {shorten(predicate)}: {tags}")
    return found


def shared_texts(graph: Graph, nodes: Iterable[Node], predicate: URIRef) -> list[str]:
    """No text of one language stands at two nodes."""
    owners: dict[tuple[str, str], set[Node]] = defaultdict(set)
    for node in nodes:
        for language in LANGUAGES:
            for text in texts(graph, node, predicate, language):
                owners[language, text.casefold()].add(node)
    return [f"{key}: {sorted(map(shorten, map(str, v)))}" for key, v in sorted(owners.items()) if len(v) > 1]


def ill_formed_definitions(graph: Graph, nodes: Iterable[Node]) -> list[str]:
    """One sentence: capital first, full stop last, none between; the label is not repeated."""
    found = []
    for node in sorted(nodes):
        for language in LANGUAGES:
            labels = texts(graph, node, SKOS.prefLabel, language)
            for text in texts(graph, node, SKOS.definition, language):
                sentence = text[:1].isupper() and text.endswith(".") and not re.search(r"[.!?]\s+\S", text)
                repeated = any(re.search(rf"\b{re.escape(x)}\b", text, re.IGNORECASE) for x in labels)
                if not sentence or repeated or "http" in text:
                    found.append(f"{shorten(str(node))}@{language}: {text}")
    return found


def puns(graph: Graph) -> list[str]:
    """A property is of one kind; what is a class or property is not an individual too."""
    found = []
    for term in set(graph.subjects(RDF.type, None)):
        kinds = {o for o in graph.objects(term, RDF.type) if isinstance(o, URIRef)}
        if not isinstance(term, URIRef):
            continue
        vocabulary = kinds & {OWL.Class, *PROPERTY_KINDS}
        things = {k for k in kinds if not str(k).startswith(RESERVED)}
        if len(vocabulary) > 1 or (vocabulary and things):
            found.append(f"{shorten(term)}: {sorted(map(shorten, kinds))}")
    return sorted(found)


def undeclared(graph: Graph, declarations: Graph) -> list[str]:
    """Every property used as predicate and every class used as type or in an axiom is declared."""
    declared = {s for kind in (OWL.Class, *PROPERTY_KINDS) for s in declarations.subjects(RDF.type, kind)}
    used = set(graph.predicates()) | {o for o in graph.objects(None, RDF.type) if isinstance(o, URIRef)}
    for predicate in (RDFS.subClassOf, OWL.disjointWith, RDFS.domain, RDFS.range, OWL.onProperty):
        used |= {n for s, o in graph.subject_objects(predicate) for n in (s, o) if isinstance(n, URIRef)}
    for predicate in (OWL.someValuesFrom, OWL.allValuesFrom, RDFS.subPropertyOf):
        used |= {n for s, o in graph.subject_objects(predicate) for n in (s, o) if isinstance(n, URIRef)}
    for members in graph.objects(None, OWL.members):
        used |= set(graph.items(members))
    return sorted(shorten(str(u)) for u in used if u not in declared and not str(u).startswith(RESERVED))


def foreign_datatypes(graph: Graph) -> list[str]:
    """No range is a datatype outside the OWL 2 map, dates above all."""
    xsd = "http://www.w3.org/2001/XMLSchema#"
    ranges = {(s, o) for p in (RDFS.range, OWL.someValuesFrom) for s, o in graph.subject_objects(p)}
    return sorted(
        f"{shorten(str(s))}: {o}" for s, o in ranges if str(o).startswith(xsd) and str(o) not in DATATYPE_MAP
    )


def above_their_layer(graphs: dict[str, Graph], layers: dict[str, tuple[str, ...]]) -> list[str]:
    """A module uses only terms, its own or of others, that it or a module below it declares."""
    found = []
    for name, graph in graphs.items():
        below = Graph()
        for layer in (name, *layers[name]):
            below += graphs[layer]
        found += [f"{name}: {term}" for term in undeclared(graph, below)]
    return found
