"""Names of things in the reader's language, fetched for all rows of an answer at once."""

from __future__ import annotations

from collections.abc import Iterable

from mesograph import lang
from mesograph.ask.values import iri_term
from mesograph.store.protocol import Iri, Store

_BLOCK = 500
_QUERY = """PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?iri ?label (LANG(?label) AS ?language) WHERE {{
  VALUES ?iri {{ {iris} }}
  ?iri skos:prefLabel|dcterms:title ?label .
}} ORDER BY ?iri ?language ?label"""


def labels(store: Store, iris: Iterable[str], language: str) -> dict[str, str]:
    """Return IRI to preferred label or title in `language` or the nearest; IRIs without one are left out."""
    found: dict[str, dict[str, str]] = {}
    wanted = sorted(set(iris))
    for start in range(0, len(wanted), _BLOCK):
        terms = " ".join(iri_term(iri, "label").sparql for iri in wanted[start : start + _BLOCK])
        for iri, label, code in store.select(_QUERY.format(iris=terms)).rows:
            found.setdefault(str(iri), {}).setdefault(str(code), str(label))
    return {iri: lang.choose(texts, language) for iri, texts in found.items()}


def short(iri: str) -> str:
    """Return the last part of an IRI's path, for things without a label."""
    return iri.rstrip("/#").rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def iris_in(cells: Iterable[object]) -> set[str]:
    """Return the IRIs among the cells."""
    return {cell for cell in cells if isinstance(cell, Iri)}
