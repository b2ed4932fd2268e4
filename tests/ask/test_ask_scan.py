from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesograph.ask.scan import calls_out, form, prefixes_used, tokens


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x { SERVICE <http://a/> { ?x ?y ?z } }",
        "SELECT ?x { sErViCe SILENT ?u { ?x ?y ?z } }",
        "SELECT ?x { ?x ex:a\\#b ?y . SERVICE <http://a/> { } }",
        "SELECT ?x { ?s ?p trueSERVICE <http://a/> { } }",
        "SELECT ?x { ?s ?p 1SERVICE <http://a/> { } }",
        "PREFIX : <http://a/> SELECT ?x { {}SERVICE:x { } }",
        "SELECT ?x { \\u0053ERVICE <http://a/> { } }",
        "SELECT ?x { ?x ?y 'a\\u0027 . SERVICE <http://a/> { } # '",
        "SELECT ?x { FILTER(?a<?b)SERVICE<http://a>{} }",
        "SELECT ?x { # SERVICE\r SERVICE <http://a/> { } }",
    ],
)
def test_a_service_is_seen_however_it_is_written(query: str) -> None:
    assert calls_out(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x { ?x ?y 'SERVICE <http://a/>' }",
        'SELECT ?x { ?x ?y """a " SERVICE""" }',
        "SELECT ?x { ?x <http://a/SERVICE> ?y } # SERVICE",
        "SELECT ?service { ?service meso:service unit-kind:cl-service }",
    ],
)
def test_the_word_service_in_strings_comments_and_names_is_no_call(query: str) -> None:
    assert not calls_out(query)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("PREFIX a: <b:c> SELECT ?x { }", "SELECT"),
        ("BASE <a:b> # SELECT\nASK { }", "ASK"),
        ("construct { } where { }", "CONSTRUCT"),
        ("INSERT DATA { }", ""),
        ("PREFIX a: <b:c> DELETE WHERE { ?s ?p ?o }", ""),
        ("", ""),
        ("'SELECT'", ""),
    ],
)
def test_form_is_the_first_keyword_after_the_prologue(query: str, expected: str) -> None:
    assert form(query) == expected


def test_prefixes_are_told_as_used_and_declared() -> None:
    assert prefixes_used("PREFIX a: <x:y> SELECT ?x { ?x a:b c:d , 'e:f' , <g:h> }") == ({"a", "c"}, {"a"})


@given(st.text())
def test_every_text_is_scanned_whole_and_in_order(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert token.start >= end
        assert text[token.start : token.end] == token.text
        end = token.end
    calls_out(text)
