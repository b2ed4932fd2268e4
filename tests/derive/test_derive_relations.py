"""When a relation ends, and whether it may enter a published figure."""

from __future__ import annotations

import pytest
from reading import Derived, rows

EVIDENCE = """
<xx/law> meso:evidenceLevel evidence-level:verified-law ; meso:stance stance:supports .
<xx/guess> meso:evidenceLevel evidence-level:inferred ; meso:stance stance:supports .
<xx/memory> meso:evidenceLevel evidence-level:memory ; meso:stance stance:supports .
<xx/denial> meso:evidenceLevel evidence-level:verified-official ; meso:stance stance:contradicts .
"""
LAW = "meso:normativeStatus normative-status:de-jure"
OPEN = "meso:endStatus end-status:open"
CASES = {
    "law": (f"{LAW} ; {OPEN} ; meso:evidence <xx/law>", True),
    "inferred": (f"{LAW} ; {OPEN} ; meso:evidence <xx/guess>", True),
    "memory-only": (f"{LAW} ; {OPEN} ; meso:evidence <xx/memory>", False),
    "memory-and-law": (f"{LAW} ; {OPEN} ; meso:evidence <xx/memory> , <xx/law>", True),
    "contradicted-only": (f"{LAW} ; {OPEN} ; meso:evidence <xx/denial>", False),
    "contradicted-and-remembered": (f"{LAW} ; {OPEN} ; meso:evidence <xx/denial> , <xx/memory>", False),
    "contradicted-and-law": (f"{LAW} ; {OPEN} ; meso:evidence <xx/denial> , <xx/law>", True),
    "announced": (
        f"meso:normativeStatus normative-status:announced ; {OPEN} ; meso:evidence <xx/law>",
        False,
    ),
    "de-facto": (f"meso:normativeStatus normative-status:de-facto ; {OPEN} ; meso:evidence <xx/law>", False),
    "unknown-end": (f"{LAW} ; meso:endStatus end-status:unknown ; meso:evidence <xx/law>", False),
    "ended": (
        f'{LAW} ; meso:endStatus end-status:ended ; meso:validUntil "2011-01-01"^^xsd:date ;'
        " meso:evidence <xx/law>",
        True,
    ),
}
DATA = EVIDENCE + "".join(f"<xx/{name}> {text} .\n" for name, (text, _) in CASES.items())


def test_countable_is_law_with_a_known_end_and_a_source_that_is_more_than_memory(derived: Derived) -> None:
    found = dict(rows(derived(DATA), "SELECT ?x ?countable { ?x meso:countable ?countable }"))
    assert found == {name: countable for name, (_, countable) in CASES.items()}


def test_countable_is_told_once(derived: Derived) -> None:
    query = "SELECT ?x (COUNT(?v) AS ?n) { ?x meso:countable ?v } GROUP BY ?x"
    assert {n for _, n in rows(derived(DATA), query)} == {1}


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("meso:endStatus end-status:open", ["9999-12-31"]),
        ('meso:endStatus end-status:ended ; meso:validUntil "2011-01-01"^^xsd:date', ["2011-01-01"]),
        ("meso:endStatus end-status:unknown", []),
        ('meso:endStatus end-status:unknown ; meso:validUntil "2011-01-01"^^xsd:date', []),
    ],
)
def test_until(derived: Derived, text: str, until: list[str]) -> None:
    found = rows(
        derived(f"<xx/a> {text} ."),
        "SELECT ?until { <https://w3id.org/mesograph/id/xx/a> meso:until ?until }",
    )
    assert [row[0] for row in found] == until


def test_deriving_again_changes_nothing(derived: Derived) -> None:
    from mesograph.store.derive import derive

    store = derived(DATA)
    query = (
        "SELECT ?s ?p ?o { GRAPH <https://w3id.org/mesograph/graph/derived> { ?s ?p ?o } } ORDER BY ?s ?p ?o"
    )
    before = rows(store, query)
    derive(store)
    assert rows(store, query) == before
    assert before
