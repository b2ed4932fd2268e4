from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from reason_cases import DATED, part

from mesograph.errors import InputError
from mesograph.reason.files import Part
from mesograph.reason.materialise import entailments, writable, write
from mesograph.terms import expand

EX = "https://example.org/"


@pytest.fixture(scope="module")
def entailed(modules: list[Part]) -> Graph:
    return entailments([part(DATED), *modules])


def is_a(graph: Graph, thing: str, kind: str) -> bool:
    return (URIRef(EX + thing), RDF.type, URIRef(expand(kind))) in graph


def test_what_follows_is_there(entailed: Graph) -> None:
    assert is_a(entailed, "r", "meso:Edge")
    assert is_a(entailed, "r", "meso:Relation")
    assert is_a(entailed, "owner", "org:Organization")
    assert is_a(entailed, "school", "meso:School")
    transfer, event = URIRef(expand("meso:Transfer")), URIRef(expand("org:ChangeEvent"))
    assert (transfer, RDFS.subClassOf, event) in entailed


def test_what_does_not_follow_is_not_there(entailed: Graph) -> None:
    assert not is_a(entailed, "owner", "meso:PublicUnit")
    assert not is_a(entailed, "owner", "meso:School")
    assert not is_a(entailed, "r", "meso:Rule")


def test_what_is_stated_or_holds_of_anything_is_not_repeated(entailed: Graph) -> None:
    assert not is_a(entailed, "r", "meso:Ownership")
    assert not is_a(entailed, "r", "owl:Thing")
    assert all(isinstance(s, URIRef) and s != o for s, _, o in entailed)
    assert not {OWL.Thing, RDFS.Resource} & set(entailed.objects())
    kinds = {str(k) for k in entailed.objects(None, RDF.type)}
    assert {k for k in kinds if "www.w3.org" in k} == {expand("org:Organization")}


@pytest.mark.parametrize("name", ["out.nt", "out.ttl"])
def test_the_file_holds_what_follows_and_is_the_same_each_time(
    name: str, entailed: Graph, tmp_path: Path
) -> None:
    place = tmp_path / name
    assert write(entailed, str(place)) == len(entailed) > 50
    first = place.read_bytes()
    assert set(Graph().parse(place)) == set(entailed)
    write(entailed, str(place))
    assert place.read_bytes() == first
    assert [p.name for p in tmp_path.iterdir()] == [name]
    if name.endswith(".nt"):
        lines = place.read_text("utf-8").splitlines()
        assert lines == sorted(lines)


def test_a_place_that_cannot_be_written_is_named(entailed: Graph, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no/out\.nt"):
        write(entailed, str(tmp_path / "no" / "out.nt"))
    (tmp_path / "out.nt").mkdir()
    with pytest.raises(InputError):
        write(entailed, str(tmp_path / "out.nt"))
    assert [p.name for p in tmp_path.iterdir()] == ["out.nt"]
    with pytest.raises(InputError, match="csv"):
        writable("out.csv")
