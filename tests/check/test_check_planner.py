"""The planner: every kind of constraint that it knows agrees with pySHACL; the rest goes to pySHACL."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_calls import write

from mesograph.check import check
from mesograph.check.plan import plan
from mesograph.check.select import rewrite
from mesograph.check.shapes import Query, read_shapes
from mesograph.errors import InputError

HEAD = """\
@prefix e: <http://e.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DATA = (
    HEAD
    + """\
e:Sub rdfs:subClassOf e:C . e:SubSub rdfs:subClassOf e:Sub .
e:a a e:C ; e:p 1 , "x" , "xx"@en , "yy"@en , e:b , "2020-01-01"^^xsd:date ; e:q 5 ;
    e:r e:b , e:c , e:nobody ; e:v 5 , 6 ; e:w 1 , "x" .
e:b a e:Sub ; e:p "2019-13-01"^^xsd:date , "none"^^xsd:boolean , _:n ; e:q 3 ;
    e:r e:c ; e:s e:a ; e:t e:c ; e:v 2 ; e:w 7 , 3.5 .
e:c a e:SubSub ; e:p "toolong" , "x" , -1 , 3.5 , 7 ; e:q 3 , 4 ; e:v "x" ; e:t e:a , e:b .
e:d e:p "ñandú"@es , "cão"@pt-BR , "chien"@fr ; e:u e:a .
_:n a e:C ; e:q 2 .
"""
)
# One constraint each; nodes are targets in four ways. Bounds and comparisons read plain properties, for
# pySHACL lets a date pass sh:maxInclusive 3.5 and stops at a blank node under sh:lessThan.
CONSTRAINTS = {
    "class": "sh:path e:r ; sh:class e:Sub",
    "datatype-integer": "sh:path e:p ; sh:datatype xsd:integer",
    "datatype-date": "sh:path e:p ; sh:datatype xsd:date",
    "datatype-boolean": "sh:path e:p ; sh:datatype xsd:boolean",
    "datatype-string": "sh:path e:p ; sh:datatype xsd:string",
    "datatype-lang": "sh:path e:p ; sh:datatype rdf:langString",
    "kind-iri": "sh:path e:p ; sh:nodeKind sh:IRI",
    "kind-blank": "sh:path e:p ; sh:nodeKind sh:BlankNodeOrLiteral",
    "in": 'sh:path e:p ; sh:in ( 1 "x" e:b "xx"@en )',
    "in-nothing": "sh:path e:q ; sh:in ()",
    "pattern": 'sh:path e:p ; sh:pattern "^X" ; sh:flags "i"',
    "min-length": "sh:path e:p ; sh:minLength 2",
    "max-length": "sh:path e:p ; sh:maxLength 2",
    "language": 'sh:path e:p ; sh:languageIn ( "en" "pt" )',
    "unique": "sh:path e:p ; sh:uniqueLang true",
    "min-inclusive": "sh:path e:w ; sh:minInclusive 1",
    "max-inclusive": "sh:path e:w ; sh:maxInclusive 3.5",
    "min-exclusive": "sh:path e:w ; sh:minExclusive 1",
    "max-exclusive": "sh:path e:w ; sh:maxExclusive 7",
    "less": "sh:path e:q ; sh:lessThan e:v",
    "less-equal": "sh:path e:q ; sh:lessThanOrEquals e:v",
    "disjoint": "sh:path e:r ; sh:disjoint e:t",
    "has-value": "sh:path e:r ; sh:hasValue e:c",
    "min-1": "sh:path e:s ; sh:minCount 1",
    "min-2": "sh:path e:r ; sh:minCount 2",
    "min-0": "sh:path e:r ; sh:minCount 0",
    "max-0": "sh:path e:q ; sh:maxCount 0",
    "max-1": "sh:path e:q ; sh:maxCount 1",
    "inverse": "sh:path [ sh:inversePath e:r ] ; sh:maxCount 1",
    "sequence": "sh:path ( e:r e:q ) ; sh:maxCount 1",
    "alternative": "sh:path [ sh:alternativePath ( e:r e:t ) ] ; sh:minCount 2",
    "star": "sh:path [ sh:zeroOrMorePath e:r ] ; sh:maxCount 2",
    "plus": "sh:path [ sh:oneOrMorePath e:r ] ; sh:hasValue e:c",
    "optional": "sh:path [ sh:zeroOrOnePath e:r ] ; sh:class e:Sub",
}
TARGETS = (
    "sh:targetClass e:C",
    "sh:targetNode e:a , e:d , e:nobody",
    "sh:targetSubjectsOf e:q",
    "sh:targetObjectsOf e:r",
)
NODE_SHAPES = {
    "closed": "sh:targetClass e:C ; sh:closed true ; sh:ignoredProperties ( rdf:type e:q e:r )",
    "node-kind": "sh:targetClass e:C ; sh:nodeKind sh:IRI",
    "node-value": "sh:targetClass e:C ; sh:hasValue e:a",
    "node-in": "sh:targetObjectsOf e:r ; sh:in ( e:b )",
    "node-class": "sh:targetSubjectsOf e:q ; sh:class e:Sub",
    "node-pattern": 'sh:targetClass e:Sub ; sh:pattern "c$"',
}
SELECTS = {
    "plain": "SELECT $this ?value WHERE { $this $PATH ?value . FILTER(isIRI(?value)) }",
    "absent": "SELECT $this WHERE { $this a ?any . FILTER NOT EXISTS { $this $PATH ?v } }",
    "union": "SELECT $this ?value WHERE { { $this <http://e.org/q> ?value } UNION"
    " { ?value <http://e.org/r> ?x . FILTER(?x = $this) } }",
    "optional": "SELECT $this ?value WHERE { $this <http://e.org/q> ?value ."
    " OPTIONAL { $this <http://e.org/s> ?s FILTER(?s != $this) } FILTER(!BOUND(?s)) }",
    "nested": "SELECT $this ?value WHERE { { $this $PATH ?value } { ?other $PATH ?value }"
    " FILTER($this != ?other) } # GROUP BY stands in a comment only",
    "path": "SELECT $this ?path ?value WHERE { $this ?path ?value . FILTER(isLiteral(?value)) }",
}


def property_shape(name: str, body: str) -> str:
    return f"e:{name} a sh:PropertyShape ; {' ; '.join(TARGETS)} ; {body} .\n"


def select_shape(name: str, select: str) -> str:
    query = f'sh:sparql [ a sh:SPARQLConstraint ; sh:select """{select}""" ]'
    return f"e:{name} a sh:PropertyShape ; {' ; '.join(TARGETS)} ; sh:path e:p ; {query} .\n"


SHAPES = {
    **{name: property_shape(name, body) for name, body in CONSTRAINTS.items()},
    **{name: f"e:{name} a sh:NodeShape ; {body} .\n" for name, body in NODE_SHAPES.items()},
    **{name: select_shape(name, body) for name, body in SELECTS.items()},
}
SOUND = {"min-0"}


@pytest.fixture(name="data")
def data_file(tmp_path: Path) -> str:
    return write(tmp_path, "data.ttl", DATA)


@pytest.mark.parametrize("name", SHAPES)
def test_a_planned_constraint_agrees_with_pyshacl(tmp_path: Path, data: str, name: str) -> None:
    shapes = [Path(write(tmp_path, "shapes.ttl", HEAD + SHAPES[name]))]
    planned = check([data], shapes=shapes)
    reference = check([data], shapes=shapes, engine="pyshacl")
    assert planned.engine == "planned"
    assert reference.engine == "pyshacl"
    assert planned.findings == reference.findings
    assert bool(planned.findings) == (name not in SOUND)


LEFT = {
    "not": "sh:path e:p ; sh:not [ sh:datatype xsd:date ]",
    "or": "sh:path e:p ; sh:or ( [ sh:datatype xsd:date ] [ sh:nodeKind sh:IRI ] )",
    "node": "sh:path e:r ; sh:node e:other",
    "qualified": "sh:path e:r ; sh:qualifiedValueShape [ sh:class e:Sub ] ; sh:qualifiedMinCount 2",
    "nested": "sh:path e:r ; sh:property e:inner",
    "rare-datatype": "sh:path e:p ; sh:datatype xsd:hexBinary",
}


@pytest.mark.parametrize("name", LEFT)
def test_what_cannot_be_planned_goes_to_pyshacl(tmp_path: Path, data: str, name: str) -> None:
    inner = "e:inner a sh:PropertyShape ; sh:path e:q ; sh:maxCount 1 .\n"
    other = f"e:other a sh:NodeShape ; sh:property e:inner .\n{inner}"
    text = HEAD + other + property_shape("left", LEFT[name]) + SHAPES["max-1"]
    shapes = [Path(write(tmp_path, "shapes.ttl", text))]
    mixed = check([data], shapes=shapes)
    assert mixed.engine == "planned+pyshacl"
    assert [s.label for s in plan(read_shapes(shapes), {}).left] == ["left"]
    assert mixed.findings == check([data], shapes=shapes, engine="pyshacl").findings
    assert {i.shape for i in mixed.findings} >= {"http://e.org/max-1"}


def test_shapes_that_are_switched_off_find_nothing(tmp_path: Path, data: str) -> None:
    text = HEAD + SHAPES["max-0"].replace(" .\n", " ; sh:deactivated true .\n") + SHAPES["max-1"]
    report = check([data], shapes=[Path(write(tmp_path, "shapes.ttl", text))])
    assert {i.shape for i in report.findings} == {"http://e.org/max-1"}


@pytest.mark.parametrize("term", ["sh:minCont 1", "sh:nodekind sh:IRI", "sh:nodeKind sh:Iri"])
def test_a_misspelt_term_is_refused(tmp_path: Path, data: str, term: str) -> None:
    text = HEAD + property_shape("wrong", f"sh:path e:p ; {term}")
    with pytest.raises(InputError) as caught:
        check([data], shapes=[Path(write(tmp_path, "shapes.ttl", text))])
    assert caught.value.key == "check-shapes-term"
    assert "sh:" in caught.value.what("pt")


@pytest.mark.parametrize(
    "select",
    [
        "SELECT $this (COUNT(?v) AS ?n) WHERE { $this ?p ?v } GROUP BY $this",
        "SELECT $this WHERE { $this ?p ?v } LIMIT 1",
        "SELECT $this WHERE { $this ?p ?v MINUS { $this ?p 1 } }",
        "SELECT $this WHERE { $this ?p $currentShape }",
    ],
)
def test_a_query_that_means_another_thing_for_many_nodes_is_not_rewritten(select: str) -> None:
    assert rewrite(Query(select, {}), None, "TARGET") is None


def test_the_target_is_put_where_this_would_be_unbound() -> None:
    select = (
        "SELECT $this WHERE { { $this ?p 1 } UNION { ?x ?y 1 } OPTIONAL { $this ?q 2 }"
        " FILTER NOT EXISTS { $this ?r 3 FILTER EXISTS { $this ?s 4 } } }"
    )
    text = rewrite(Query(select, {}), None, "TARGET")
    assert text is not None
    assert " ".join(text.split()) == (
        "SELECT DISTINCT ?this WHERE { TARGET { TARGET ?this ?p 1 } UNION { ?x ?y 1 } OPTIONAL { ?this ?q 2 }"
        " FILTER NOT EXISTS { ?this ?r 3 FILTER EXISTS { ?this ?s 4 } } }"
    )
