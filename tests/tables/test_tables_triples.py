from __future__ import annotations

import io

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from mesograph.tables.templates import fill_iri
from mesograph.tables.triples import PREF_LABEL, Triples, text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_went_in(value: str) -> None:
    stream = io.BytesIO()
    Triples(stream).write("https://example.org/s", (PREF_LABEL, text(value, "es")))
    (triple,) = ox.parse(stream.getvalue(), format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(triple.object, ox.Literal)
    assert (triple.object.value, triple.object.language) == (value, "es")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_value_makes_a_legal_iri(value: str) -> None:
    ox.NamedNode(fill_iri("https://example.org/id/", "school/{RBD}", {"RBD": value}))


def test_lines_carry_their_graph_when_there_is_one() -> None:
    stream = io.BytesIO()
    out = Triples(stream, "https://example.org/g")
    out.write("https://example.org/s", (PREF_LABEL, text("a")), (PREF_LABEL, text("b")))
    assert out.count == 2
    assert {q.graph_name.value for q in ox.parse(stream.getvalue(), format=ox.RdfFormat.N_QUADS)} == {
        "https://example.org/g"
    }
