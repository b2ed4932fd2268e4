"""The shapes themselves: numbered, named, in three languages, valid SHACL, in step with the schemes."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from shapes_pairs import RULES

from mesograph import resources
from mesograph.check.shapes import Shape, Shapes, read_shapes
from mesograph.lang import LANGUAGES
from tools import rules_reference

MESO = "https://w3id.org/mesograph/ns#"
# Abstract classes: their subclasses are what data and shapes name.
ABSTRACT = {"Relation"}


@pytest.fixture(scope="module", name="shapes")
def every_shape() -> Shapes:
    files = [*resources.shapes_files("contribution"), resources.shapes_files("publication")[-1]]
    return read_shapes(files)


@pytest.fixture(scope="module", name="rules")
def every_rule(shapes: Shapes) -> list[Shape]:
    return [s for s in shapes.by_term.values() if s.constraints or s.queries]


def test_numbers_are_unique_and_well_formed(rules: list[Shape]) -> None:
    numbers = [r.rule for r in rules]
    assert len(numbers) == len(set(numbers)) == RULES
    assert all(re.fullmatch(r"MESO-R\d{3}", n) for n in numbers)


def test_no_shape_is_a_blank_node(shapes: Shapes) -> None:
    assert all(isinstance(term, ox.NamedNode) for term in shapes.by_term)


def test_a_rule_has_one_kind_of_constraint(rules: list[Shape]) -> None:
    assert {len(r.constraints) + len(r.queries) for r in rules} == {1}


def test_names_and_messages_are_in_three_languages(rules: list[Shape]) -> None:
    for rule in rules:
        assert sorted(rule.name) == sorted(rule.message) == sorted(LANGUAGES), rule.rule


def test_a_message_says_the_rule_and_then_the_repair(rules: list[Shape]) -> None:
    for rule in rules:
        for code, text in rule.message.items():
            first, dot, rest = text.partition(". ")
            assert dot, (rule.rule, code)
            assert rest.endswith("."), (rule.rule, code)
            assert "sh:" not in text, (rule.rule, code)
            assert "http" not in text, (rule.rule, code)
            assert "{" not in first, (rule.rule, code)


def test_languages_of_a_message_have_the_same_holes(rules: list[Shape]) -> None:
    for rule in rules:
        holes = {code: sorted(re.findall(r"\{\?\w+\}", text)) for code, text in rule.message.items()}
        assert holes["en"] == holes["es"] == holes["pt"], rule.rule


def test_holes_are_filled_by_the_query(rules: list[Shape]) -> None:
    for rule in rules:
        for hole in re.findall(r"\{\?(\w+)\}", rule.message["en"]):
            selected = rule.queries[0].select.split("WHERE")[0]
            assert f"?{hole}" in selected, (rule.rule, hole)


def test_every_rule_points_at_its_paragraph(shapes: Shapes, rules: list[Shape]) -> None:
    see = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#seeAlso")
    page = (rules_reference.ROOT / rules_reference.PAGE).read_text("utf-8")
    for rule in rules:
        assert not isinstance(rule.term, ox.BlankNode)
        (quad,) = shapes.graph.quads_for_pattern(rule.term, see, None)
        assert isinstance(quad.object, ox.NamedNode)
        assert quad.object.value.endswith(f"docs/reference/rules#{rule.rule.lower()}")
        assert f"\n## {rule.rule}\n" in page


def test_severity_is_said(shapes: Shapes, rules: list[Shape]) -> None:
    severity = ox.NamedNode("http://www.w3.org/ns/shacl#severity")
    for rule in rules:
        assert not isinstance(rule.term, ox.BlankNode)
        assert len(list(shapes.graph.quads_for_pattern(rule.term, severity, None))) == 1


def test_every_class_of_the_ontology_is_looked_at(shapes: Shapes) -> None:
    store = ox.Store()
    for file in resources.ontology_files():
        store.bulk_load(path=str(file), format=ox.RdfFormat.TURTLE)
    rows = store.query(
        "PREFIX owl: <http://www.w3.org/2002/07/owl#>"
        f" SELECT ?c WHERE {{ ?c a owl:Class FILTER(STRSTARTS(STR(?c), '{MESO}')) }}"
    )
    assert isinstance(rows, ox.QuerySolutions)
    classes = {str(row["c"].value).removeprefix(MESO) for row in rows}
    targets = {value.value.removeprefix(MESO) for root in shapes.roots for _, value in root.targets}
    assert classes - targets == ABSTRACT
    assert {t for t in targets if ":" not in t} <= classes


def test_lists_of_codes_equal_the_schemes(rules: list[Shape]) -> None:
    schemes = ox.Store()
    for file in resources.scheme_files():
        schemes.bulk_load(path=str(file), format=ox.RdfFormat.TURTLE)
    in_scheme = ox.NamedNode("http://www.w3.org/2004/02/skos/core#inScheme")
    lists = 0
    for rule in rules:
        for constraint in rule.constraints:
            if constraint.kind == "in":
                listed = {m.value for m in constraint.members}
                scheme = ox.NamedNode(next(iter(listed)).rpartition("/")[0])
                known = {str(q.subject.value) for q in schemes.quads_for_pattern(None, in_scheme, scheme)}
                assert listed == known, rule.rule
                lists += 1
    assert lists == 8


def test_page_of_rules_is_up_to_date() -> None:
    written = (rules_reference.ROOT / rules_reference.PAGE).read_text("utf-8")
    assert written == rules_reference.page(), "run: python -m tools.rules_reference"


def test_shapes_are_shapes_by_the_shapes_for_shapes() -> None:
    import pyshacl
    import rdflib

    graph = rdflib.Graph()
    for file in [*resources.shapes_files("contribution"), resources.shapes_files("publication")[-1]]:
        graph.parse(file)
    assert len(graph) > 3000
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=graph, meta_shacl=True)
    assert conforms, text
