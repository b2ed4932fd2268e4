from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, BNode, Graph, URIRef
from reason_cases import HEAD, part

from mesograph.errors import InputError
from mesograph.reason.axioms import n_triple, theory
from mesograph.reason.files import FORMATS, parse, read, user_parts
from mesograph.reason.wording import formal, labels, sentence

TRIPLE = "<https://example.org/s> <https://example.org/p> <https://example.org/o> .\n"


def sentences(text: str, language: str) -> list[str]:
    case = part(text)
    return [sentence(a, labels([case]), language) for a in theory([case]).axioms]


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_every_format_is_read(suffix: str, tmp_path: Path) -> None:
    form = FORMATS[suffix]
    path = tmp_path / f"data{suffix}"
    if form in ("nquads", "trig"):
        path.write_text(TRIPLE, "utf-8")
    else:
        Graph().parse(data=TRIPLE, format="nt").serialize(path, format=form, encoding="utf-8")
    assert len(read(path)) == 1


def test_a_folder_stands_for_its_files(tmp_path: Path) -> None:
    for name in ("b.nt", "a.ttl"):
        (tmp_path / name).write_text(TRIPLE, "utf-8")
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    assert [Path(p.name).name for p in user_parts([str(tmp_path)])] == ["a.ttl", "b.nt"]


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("bad.ttl", b"<a> <b>", "reason-not-rdf"),
        ("bad.rdf", b"<rdf", "reason-not-rdf"),
        ("bad.jsonld", b"{", "reason-not-rdf"),
        ("bad.ttl", b"\xff\xfe", "reason-not-rdf"),
        ("data.csv", b"a,b", "reason-format"),
    ],
)
def test_what_cannot_be_read_is_one_message_with_its_place(
    name: str, content: bytes, key: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        user_parts([str(path)])
    assert caught.value.key == key
    assert caught.value.where == str(path)
    assert "\n" not in caught.value.what("es")


def test_missing_files_and_empty_folders_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no\.ttl"):
        user_parts([str(tmp_path / "no.ttl")])
    with pytest.raises(InputError, match="no RDF"):
        user_parts([str(tmp_path)])


def test_things_without_a_name_get_one_and_expressions_do_not() -> None:
    graph = part("ex:r meso:evidence [ a meso:Evidence ; meso:source [] ] .").graph
    assert not [n for t in graph for n in t if isinstance(n, BNode)]
    graph = part(
        "ex:C rdfs:subClassOf [ a owl:Restriction ; owl:onProperty ex:p ; owl:hasValue ex:v ] ."
    ).graph
    assert [s for s in graph.subjects() if isinstance(s, BNode)]


def test_declarations_and_notes_are_no_axioms() -> None:
    whole = theory([part('ex:C a owl:Class ; rdfs:label "c" ; skos:note "n" . ex:x ex:undeclared ex:y .')])
    assert whole.axioms == []
    assert [o for _, _, o in whole.declarations] == [URIRef("http://www.w3.org/2002/07/owl#Class")]


def test_an_axiom_in_two_files_counts_once() -> None:
    assert len(theory([part("ex:x a ex:C ."), part("ex:x a ex:C .", "two.ttl")]).axioms) == 1


def test_a_group_of_disjoint_classes_becomes_pairs() -> None:
    whole = theory([part("[] a owl:AllDisjointClasses ; owl:members ( ex:A ex:B ex:C ) .")])
    assert [formal(a) for a in whole.axioms] == [
        f"https://example.org/{a} DisjointWith https://example.org/{b}" for a, b in ("AB", "AC", "BC")
    ]


def test_literals_survive_as_n_triples() -> None:
    graph = parse(
        (HEAD + r'ex:s skos:note "a \"q\" \\ é\n\tb"@es , "1"^^xsd:integer .').encode(), "turtle", "x"
    )
    again = Graph().parse(data="".join(n_triple(t) for t in graph), format="nt")
    assert set(again) == set(graph)


EXPRESSIONS = {
    "[ a owl:Restriction ; owl:onProperty ex:p ; owl:someValuesFrom ex:B ]": "(ex:p some ex:B)",
    "[ a owl:Restriction ; owl:onProperty ex:p ; owl:allValuesFrom ex:B ]": "(ex:p only ex:B)",
    '[ a owl:Restriction ; owl:onProperty ex:p ; owl:hasValue "v"@en ]': '(ex:p value "v"@en)',
    "[ owl:onProperty ex:p ; owl:maxQualifiedCardinality 1 ; owl:onClass ex:B ]": "(ex:p max 1 ex:B)",
    "[ a owl:Restriction ; owl:onProperty ex:p ; owl:minCardinality 2 ]": "(ex:p min 2 owl:Thing)",
    "[ owl:intersectionOf ( ex:B [ owl:complementOf ex:C ] ) ]": "(ex:B and (not ex:C))",
    "[ a owl:Class ; owl:unionOf ( ex:B ex:C ) ]": "(ex:B or ex:C)",
    "[ a owl:Class ; owl:oneOf ( ex:b ex:c ) ]": "{ex:b, ex:c}",
}


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_class_expressions_are_written_out(text: str) -> None:
    (axiom,) = theory([part(f"ex:A rdfs:subClassOf {text} .")]).axioms
    assert formal(axiom).replace("https://example.org/", "ex:") == f"ex:A SubClassOf {EXPRESSIONS[text]}"
    for language in ("en", "es", "pt"):
        assert "{" not in sentence(axiom, {}, language)


def test_sentences_use_labels_of_the_readers_language() -> None:
    text = 'ex:A skos:prefLabel "school"@en , "escuela"@es . ex:B rdfs:label "unit" . '
    text += "ex:A rdfs:subClassOf ex:B ."
    assert sentences(text, "es") == ["Todo lo que es «escuela» es también «unit»."]
    assert sentences(text, "pt") == ["Tudo o que é “escuela” é também “unit”."]
    assert sentences("ex:A owl:disjointWith ex:B .", "en") == [
        "Nothing is both https://example.org/A and https://example.org/B."
    ]


def test_every_kind_of_axiom_has_its_words() -> None:
    text = """ex:p a owl:ObjectProperty , owl:FunctionalProperty ; rdfs:domain ex:A ; rdfs:range ex:B ;
        rdfs:subPropertyOf ex:q ; owl:inverseOf ex:i . ex:A owl:equivalentClass ex:B .
        ex:d a owl:DatatypeProperty .
        ex:x a ex:A ; ex:p ex:y ; ex:d 1 ; owl:sameAs ex:z ; owl:differentFrom ex:y .
        ex:A owl:unionOf ( ex:B ex:C ) . [] a owl:AllDifferent ; owl:distinctMembers ( ex:x ex:y ) ."""
    whole = theory([part(text)])
    kinds = {a.kind for a in whole.axioms}
    expected = (
        "characteristic domain range subproperty inverse equivalent type link value same different other"
    )
    assert kinds == set(expected.split())
    for axiom in whole.axioms:
        assert all(sentence(axiom, {}, language).endswith(".") for language in ("en", "es", "pt"))
        assert formal(axiom)
    assert (URIRef("https://example.org/A"), RDF.type, URIRef("http://www.w3.org/2002/07/owl#Class")) in set(
        whole.declarations
    )


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        (
            "far.jsonld",
            '{"@context": "https://example.org/c", "@id": "urn:a", "name": "x"}',
            "check-remote-context",
        ),
        (
            "bomb.rdf",
            '<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><r>&b;</r>',
            "check-entities",
        ),
    ],
)
def test_what_fetches_or_explodes_is_refused(name: str, text: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.key == key


def test_a_date_that_is_none_is_read_without_a_word(capfd: pytest.CaptureFixture[str]) -> None:
    date = b'"99999-13-45"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert len(parse(b"<urn:a> <urn:b> " + date + b" .", "turtle", "-")) == 1
    assert capfd.readouterr().err == ""
