"""The Turtle writer: what is written is what is read, and the order of adding leaves no trace."""

from __future__ import annotations

import random
import re
import tempfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.facts.turtle import BASE, XSD, Graph, prefixes

MESO = prefixes()["meso"]
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00")) | st.sampled_from(
    ['say "no"', "two\nlines\r\n", "tab\there", "back\\slash\\", 'end"', '"""', "\\u0041", "Ñuñoa – ção"]
)
LOCAL = st.from_regex(
    r"[A-Za-z0-9_.:~-]{1,12}(?:/[A-Za-z0-9_.:~-]{1,8}){0,2}", fullmatch=True
) | st.sampled_from(["..", "xx/../a", "xx/./a", "a:b", "xx/a.", "-", "xx//a"])


def read(graph: Graph, comment: str = "A comment.") -> tuple[list[ox.Quad], bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.ttl"
        written = graph.write(path, comment)
        data = path.read_bytes()
    found = list(ox.parse(data, format=ox.RdfFormat.TURTLE))
    assert len(found) == written
    return found, data


@given(TEXTS.filter(bool), st.sampled_from(["", "en", "es", "pt"]))
def test_a_string_comes_back_as_it_was(text: str, lang: str) -> None:
    graph = Graph()
    graph.text(BASE + "xx/a", "meso:note", text, lang)
    (quad,), _ = read(graph)
    assert isinstance(quad.object, ox.Literal)
    assert (quad.object.value, quad.object.language or "") == (text, lang)


@given(LOCAL)
def test_an_iri_comes_back_as_it_was(local: str) -> None:
    for space in (BASE, MESO, "https://example.org/"):
        graph = Graph()
        graph.add(space + local, "meso:about", space + local)
        (quad,), _ = read(graph)
        assert quad.subject == quad.object == ox.NamedNode(space + local)


@pytest.mark.parametrize("text", ["https://example.org/a b", "https://example.org/<a>", "https://e.org/a\nb"])
def test_what_is_no_iri_is_refused(text: str) -> None:
    with pytest.raises(SystemExit, match="not an IRI"):
        Graph().add(BASE + "xx/a", "meso:officialUrl", text)


@pytest.mark.parametrize(
    ("value", "datatype"),
    [("2018-01-01", "date"), ("12", "integer"), ("0.25", "decimal"), ("true", "boolean"), ("2018", "gYear")],
)
def test_a_typed_value_keeps_its_type(value: str, datatype: str) -> None:
    graph = Graph()
    graph.typed(BASE + "xx/a", "meso:value", value, datatype)
    (quad,), _ = read(graph)
    assert quad.object == ox.Literal(value, datatype=ox.NamedNode(XSD + datatype))


def test_an_empty_string_is_no_fact() -> None:
    graph = Graph()
    graph.text(BASE + "xx/a", "meso:note", "")
    graph.texts(BASE + "xx/a", "meso:note", {"en": "", "es": "sí"})
    assert len(read(graph)[0]) == 1


def test_a_prefix_that_is_not_in_the_list_is_refused() -> None:
    with pytest.raises(KeyError):
        Graph().add(BASE + "xx/a", "nobody:knows", BASE + "xx/b")


ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(["xx/a", "xx/b", "xx/c"]),
        st.sampled_from(["rdf:type", "meso:about", "dcterms:source"]),
        st.sampled_from(["xx/x", "xx/y", "xx/z"]),
    ),
    min_size=1,
)


@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_same_facts_in_any_order_give_the_same_bytes(
    entries: list[tuple[str, str, str]], chance: random.Random
) -> None:
    first, second = Graph(), Graph()
    for s, p, o in entries:
        first.add(BASE + s, p, BASE + o)
    chance.shuffle(entries)
    for s, p, o in (*entries, entries[0]):
        second.add(BASE + s, p, BASE + o)
    triples, data = read(first)
    assert read(second)[1] == data
    assert len(triples) == len(set(entries))


def test_the_file_begins_with_its_comment_base_and_the_prefixes_it_uses() -> None:
    graph = Graph()
    graph.add(BASE + "xx/a", "rdf:type", "meso:Finding")
    graph.typed(BASE + "xx/a", "meso:year", "2018", "integer")
    _, data = read(graph, "One line.\nAnother.")
    lines = data.decode().splitlines()
    assert lines[:3] == ["# One line.", "# Another.", f"@base <{BASE}> ."]
    assert [line.split()[1] for line in lines if line.startswith("@prefix")] == ["meso:", "rdf:"]
    assert lines[-3:] == ["<xx/a>", "    a meso:Finding ;", "    meso:year 2018 ."]


def test_the_prefixes_are_those_of_the_repository() -> None:
    assert prefixes()["meso"] == "https://w3id.org/mesograph/ns#"
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", name) for name in prefixes())
