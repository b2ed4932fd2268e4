from __future__ import annotations

import json

import pytest

from mesograph.errors import EngineError, QueryError
from mesograph.store import open_store
from mesograph.store.embedded import EmbeddedStore
from mesograph.store.protocol import GRAPHS
from mesograph.store.remote import RemoteStore

QUERIES = [
    "SELECT ?s ?p ?o { ?s ?p ?o FILTER(!ISBLANK(?o) && !ISBLANK(?s)) } ORDER BY ?s ?p ?o",
    "SELECT ?a ?n { ?a <https://example.org/part> ?b . ?b <https://example.org/size> ?n } ORDER BY ?a ?n",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
    "SELECT ?x { VALUES ?x { UNDEF 'ü' <https://example.org/ñ> } } ORDER BY ?x",
    "SELECT ?nothing { ?nothing <https://example.org/none> ?x } ORDER BY ?nothing",
    "ASK { ?s <https://example.org/open> true }",
    "# INSERT DATA { } in a comment\nSELECT ?s { ?s <https://example.org/open> ?o } ORDER BY ?s",
]


@pytest.mark.parametrize("query", QUERIES)
def test_a_server_answers_as_the_embedded_engine_does(
    server: str, embedded: EmbeddedStore, query: str
) -> None:
    assert RemoteStore(server).select(query) == embedded.select(query)


def test_a_construct_gives_the_same_triples(server: str, embedded: EmbeddedStore) -> None:
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(!ISBLANK(?o) && !ISBLANK(?s)) }"
    one, two = RemoteStore(server).construct(query), embedded.construct(query)
    assert sorted(one.splitlines()) == sorted(two.splitlines())


@pytest.mark.parametrize(
    "media",
    [
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    ],
)
def test_standard_documents_are_the_same(server: str, embedded: EmbeddedStore, media: str) -> None:
    query = QUERIES[0]
    assert RemoteStore(server).answer(query, media) == embedded.answer(query, media)


def test_an_unknown_format_is_refused(server: str, embedded: EmbeddedStore) -> None:
    for store in (RemoteStore(server), embedded):
        with pytest.raises(EngineError):
            store.answer("ASK { }", "image/png")


def test_named_graphs_are_listed_once(server: str, embedded: EmbeddedStore) -> None:
    store = RemoteStore(server)
    assert store.graphs() == embedded.graphs() == [GRAPHS + "one", GRAPHS + "two"]
    store.url = "http://127.0.0.1:9/"
    assert len(store.graphs()) == 2


def test_a_query_with_a_fault_is_the_readers_fault(server: str) -> None:
    with pytest.raises(QueryError) as caught:
        RemoteStore(server).select("SELECT ?x { ?x ")
    assert caught.value.key == "query-syntax"
    assert "expected" in caught.value.what()


def test_an_update_changes_nothing(server: str, embedded: EmbeddedStore) -> None:
    store = RemoteStore(server)
    with pytest.raises(QueryError):
        store.select("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert store.select(QUERIES[2]) == embedded.select(QUERIES[2])


def test_writing_is_refused(server: str) -> None:
    store = RemoteStore(server)
    with pytest.raises(EngineError):
        store.load(b"", GRAPHS + "x")
    with pytest.raises(EngineError):
        store.clear([GRAPHS + "one"])


def test_a_wrong_address_on_the_server_says_so(server: str) -> None:
    with pytest.raises(EngineError) as caught:
        RemoteStore(server + "/nowhere").select("ASK { }")
    assert caught.value.key in ("remote-not-found", "remote-failed")


def test_an_address_opens_a_remote_store(server: str) -> None:
    assert open_store(server).name == "remote"


def test_json_of_both_is_json(server: str) -> None:
    document = json.loads(RemoteStore(server).answer("ASK { }", "application/sparql-results+json"))
    assert document["boolean"] is True
