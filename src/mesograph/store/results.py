"""SPARQL 1.1 query results in JSON, read strictly: what is not whole is refused."""

from __future__ import annotations

import json
from collections.abc import Mapping

from mesograph.store.protocol import Iri, Table, Value, literal_value


def parse_results(data: bytes) -> Table:
    """Return the rows of a results document, or one truth value for an ASK; else raise ValueError.

    Source: W3C, SPARQL 1.1 Query Results JSON Format.
    """
    try:
        document = json.loads(data)
        if isinstance(document.get("boolean"), bool):
            return Table(("answer",), [(document["boolean"],)])
        columns = tuple(_text(name) for name in document["head"]["vars"])
        rows = [
            tuple(_value(found[name]) if name in found else None for name in columns)
            for found in document["results"]["bindings"]
        ]
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error
    return Table(columns, rows)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def _value(term: Mapping[str, str]) -> Value:
    kind, text = term["type"], _text(term["value"])
    if kind == "uri":
        return Iri(text)
    if kind == "bnode":
        return f"_:{text}"
    if kind in ("literal", "typed-literal"):
        return literal_value(text, term.get("datatype", ""))
    raise ValueError(f"type {kind!r}")
