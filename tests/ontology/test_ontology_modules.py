from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from ontology_checks import (
    above_their_layer,
    foreign_datatypes,
    ill_formed_definitions,
    missing_texts,
    own_terms,
    puns,
    shared_texts,
    undeclared,
)
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef

from mesograph import resources
from mesograph.reason.axioms import n_triple
from mesograph.terms import MESO, ONTOLOGY, expand

LAYERS = {
    "mesograph": ("core",),
    "core": (),
    "relations": ("core",),
    "change": ("core", "relations"),
    "evidence": ("core",),
    "indices": ("core", "evidence"),
    "states": ("change", "core", "relations"),
}
RELATION_TYPES = (
    "Ownership Hierarchy Authority Support Accountability Participation TerritorialScope".split()  # noqa: SIM905
)


def test_every_module_file_is_checked(modules: dict[str, Graph]) -> None:
    files = sorted(p.stem for p in (resources.root() / "ontology").glob("*.ttl"))
    assert sorted([*modules, "prefixes"]) == files
    assert set(modules) == set(LAYERS)


def test_every_declared_term_is_found(tbox: Graph) -> None:
    declared = [
        name
        for path in resources.ontology_files()
        for name in re.findall(r"^meso:(\w+) a owl:", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert len(declared) == len(set(declared)) == len(own_terms(tbox)) > 100


def test_terms_speak_three_languages(tbox: Graph) -> None:
    assert missing_texts(tbox, own_terms(tbox)) == []


def test_no_two_terms_share_a_label_or_definition(tbox: Graph) -> None:
    assert shared_texts(tbox, own_terms(tbox), SKOS.definition) == []
    assert shared_texts(tbox, own_terms(tbox), SKOS.prefLabel) == []


def test_definitions_are_one_sentence_without_their_label(tbox: Graph) -> None:
    assert ill_formed_definitions(tbox, own_terms(tbox)) == []


def test_each_term_is_defined_by_the_module_it_stands_in(modules: dict[str, Graph]) -> None:
    for name, graph in modules.items():
        for term in own_terms(graph):
            assert list(graph.objects(term, RDFS.isDefinedBy)) == [URIRef(f"{ONTOLOGY}/{name}")], term


def test_foreign_terms_say_where_they_are_from(tbox: Graph) -> None:
    foreign = set(tbox.subjects(RDF.type, None)) - own_terms(tbox)
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    foreign = {t for t in foreign if isinstance(t, URIRef) and set(tbox.objects(t, RDF.type)) & set(kinds)}
    assert len(foreign) > 30
    for term in foreign:
        (home,) = tbox.objects(term, RDFS.isDefinedBy)
        assert str(term).startswith(str(home).rstrip("#/").removesuffix("/prov-o")), term


def test_modules_use_only_what_stands_below_them(modules: dict[str, Graph]) -> None:
    assert above_their_layer(modules, LAYERS) == []


def test_all_terms_are_declared_and_of_one_kind(tbox: Graph, concepts: Graph) -> None:
    assert undeclared(tbox, tbox) == []
    assert undeclared(concepts, tbox) == []
    assert puns(tbox + concepts) == []


def test_nothing_is_imported_and_no_range_is_a_date(tbox: Graph) -> None:
    assert list(tbox.triples((None, OWL.imports, None))) == []
    assert foreign_datatypes(tbox) == []


def test_headers_carry_the_version_of_the_package(modules: dict[str, Graph]) -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    for name, graph in modules.items():
        iri = URIRef(ONTOLOGY if name == "mesograph" else f"{ONTOLOGY}/{name}")
        tail = "" if name == "mesograph" else f"/{name}"
        assert list(graph.subjects(RDF.type, OWL.Ontology)) == [iri]
        assert list(graph.objects(iri, OWL.versionInfo)) == [Literal(project["version"])]
        version = URIRef(f"{ONTOLOGY}/{project['version']}{tail}")
        assert list(graph.objects(iri, OWL.versionIRI)) == [version]
        for predicate in (DCTERMS.title, DCTERMS.description):
            assert sorted(o.language for o in graph.objects(iri, predicate)) == ["en", "es", "pt"]
        for predicate in (DCTERMS.license, DCTERMS.creator, DCTERMS.created, DCTERMS.modified):
            assert len(list(graph.objects(iri, predicate))) == 1


def test_the_header_names_prefix_and_namespace(modules: dict[str, Graph]) -> None:
    vann = expand("vann:preferredNamespacePrefix"), expand("vann:preferredNamespaceUri")
    found = [str(modules["mesograph"].value(URIRef(ONTOLOGY), URIRef(p))) for p in vann]
    assert found == ["meso", MESO]


def test_the_seven_relation_types_exclude_each_other(tbox: Graph) -> None:
    groups = [set(tbox.items(m)) for m in tbox.objects(None, OWL.members)]
    assert {URIRef(MESO + name) for name in RELATION_TYPES} in groups


BREAKS = {
    "label missing": (missing_texts, (MESO + "School", SKOS.prefLabel, Literal("escola", "pt"))),
    "definition twice": (missing_texts, (MESO + "School", SKOS.definition, Literal("Other.", "en"))),
    "two sentences": (ill_formed_definitions, (MESO + "New", SKOS.definition, Literal("One. Two.", "en"))),
    "property of two kinds": (puns, (MESO + "price", RDF.type, OWL.ObjectProperty)),
    "class as individual": (puns, (MESO + "School", RDF.type, SKOS.Concept)),
    "class undeclared": (undeclared, (MESO + "School", RDFS.subClassOf, URIRef(MESO + "Nowhere"))),
    "date range": (foreign_datatypes, (MESO + "validFrom", RDFS.range, XSD.date)),
}


@pytest.mark.parametrize("fault", BREAKS)
def test_each_check_finds_a_planted_fault(fault: str, tbox: Graph) -> None:
    check, (subject, predicate, value) = BREAKS[fault]
    broken = Graph()
    broken += tbox
    triple = (URIRef(subject), predicate, value)
    if triple in broken:
        broken.remove(triple)
    else:
        broken.add(triple)
    if check in (missing_texts, ill_formed_definitions):
        assert check(broken, [URIRef(subject)]) != [], n_triple(triple)
    elif check is undeclared:
        assert undeclared(broken, broken) != []
    else:
        assert check(broken) != []


def test_the_layer_check_finds_a_term_of_a_higher_layer(modules: dict[str, Graph]) -> None:
    core = Graph() + modules["core"]
    core.add((URIRef(MESO + "note"), RDFS.domain, URIRef(MESO + "Relation")))
    assert above_their_layer({**modules, "core": core}, LAYERS) == ["core: meso:Relation"]


def test_the_sharing_check_finds_a_second_use(tbox: Graph) -> None:
    broken = Graph() + tbox
    broken.add((URIRef(MESO + "New"), SKOS.definition, Literal("says what a figure counts.", "en")))
    assert shared_texts(broken, {*own_terms(tbox), URIRef(MESO + "New")}, SKOS.definition) != []
