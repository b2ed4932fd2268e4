"""The same few triples on the embedded engine and on a real SPARQL server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mesograph.store.embedded import EmbeddedStore
from mesograph.store.protocol import GRAPHS
from oxigraph_server import serving

ONE = """@prefix ex: <https://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:a ex:name "Ñuñoa"@es , "say \\"no\\"\\nand go" ;
   ex:since "2018-01-01"^^xsd:date ; ex:size 12 ; ex:share 0.25 .
ex:b ex:name "B" ; ex:open true ; ex:size 7 .
"""
TWO = """@prefix ex: <https://example.org/> .
ex:a ex:part ex:b . ex:b ex:part [ ex:name "nameless" ] .
"""
DOCUMENTS = {GRAPHS + "one": ONE, GRAPHS + "two": TWO}


@pytest.fixture(scope="session")
def embedded() -> EmbeddedStore:
    store = EmbeddedStore()
    for graph, text in DOCUMENTS.items():
        store.load(text.encode(), graph)
    return store


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Oxigraph server that holds the documents; its default graph is not a union."""
    documents = {graph: text.encode() for graph, text in DOCUMENTS.items()}
    with serving(tmp_path_factory.mktemp("oxigraph"), documents) as address:
        yield address
