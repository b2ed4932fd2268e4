from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesograph.store.protocol import XSD, literal_value
from mesograph.store.results import parse_results


@pytest.mark.parametrize(
    ("lexical", "datatype", "expected"),
    [
        ("12", "integer", 12),
        ("0.25", "decimal", 0.25),
        ("1", "boolean", True),
        ("2018-01-01", "date", "2018-01-01"),
        ("twelve", "integer", "twelve"),
        ("0,25", "decimal", "0,25"),
        ("", "double", ""),
    ],
)
def test_a_literal_becomes_a_plain_value_or_stays_text(lexical: str, datatype: str, expected: object) -> None:
    assert literal_value(lexical, XSD + datatype) == expected


TERMS = st.one_of(
    st.just({"type": "uri", "value": "https://example.org/a"}),
    st.text(max_size=5).map(lambda text: {"type": "literal", "value": text}),
    st.integers().map(lambda n: {"type": "literal", "value": str(n), "datatype": XSD + "integer"}),
)


@given(st.lists(st.dictionaries(st.sampled_from(["x", "y"]), TERMS)))
def test_documents_are_read_as_the_engine_reads_them(bindings: list[dict[str, dict[str, str]]]) -> None:
    data = json.dumps({"head": {"vars": ["x", "y"]}, "results": {"bindings": bindings}}).encode()
    table = parse_results(data)
    solutions = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
    assert isinstance(solutions, ox.QuerySolutions)
    assert len(table.rows) == len(list(solutions)) == len(bindings)
    for row, found in zip(table.rows, bindings, strict=True):
        assert [value is None for value in row] == [name not in found for name in ("x", "y")]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["head", "vars", "results", "bindings", "type", "value"]), inner)
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_other_document_is_refused_with_one_kind_of_error(document: object) -> None:
    data = json.dumps(document).encode()
    try:
        table = parse_results(data)
    except ValueError:
        return
    assert all(len(row) == len(table.columns) for row in table.rows)
