from __future__ import annotations

import pytest
from ontology_checks import ill_formed_definitions, missing_texts, puns, undeclared
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from mesograph import resources
from mesograph.terms import MESO

FILES = sorted((resources.root() / "ontology" / "alignments").glob("*.ttl"))


def test_there_are_alignments() -> None:
    assert [p.stem for p in FILES] == ["eli", "oecd", "org", "prov", "schema"]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_an_alignment_uses_declared_terms_and_stays_in_owl_dl(
    path: object, tbox: Graph, concepts: Graph
) -> None:
    graph = Graph().parse(str(path))
    whole = tbox + graph
    assert undeclared(graph, whole) == []
    assert puns(whole + concepts) == []
    assert len(list(graph.subjects(RDF.type, OWL.Ontology))) == 1


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_an_alignment_leads_from_ours_to_theirs(path: object, tbox: Graph) -> None:
    graph = Graph().parse(str(path))
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for _, broad in graph.subject_objects(predicate):
            assert not str(broad).startswith(MESO)


def test_every_level_and_mode_of_the_oecd_meets_one_of_ours(concepts: Graph) -> None:
    graph = Graph().parse(resources.root() / "ontology" / "alignments" / "oecd.ttl")
    levels = set(graph.subjects(RDF.type, SKOS.Concept))
    assert {str(level).rsplit("/", 2)[1] for level in levels} == {"oecd-level", "oecd-mode"}
    assert missing_texts(graph, levels) == []
    assert ill_formed_definitions(graph, levels) == []
    for level in levels:
        (ours,) = graph.objects(level, SKOS.closeMatch)
        assert (URIRef(ours), RDF.type, SKOS.Concept) in concepts
