"""How much of the input a question counted, and the sources of what it counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mesograph import lang
from mesograph.ask.answer import Coverage, SourceLine
from mesograph.ask.bind import fill
from mesograph.ask.labels import short
from mesograph.ask.question import Question
from mesograph.ask.values import Term, iri_term
from mesograph.errors import QueryError
from mesograph.store.protocol import Iri, Store, Table, Value

_MEMORY = "https://w3id.org/mesograph/code/source-kind/memory"
_SOURCES = """PREFIX meso: <https://w3id.org/mesograph/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?source ?title (LANG(?title) AS ?language) ?url ?kind WHERE {{
  ?source dcterms:title ?title .
  OPTIONAL {{ ?source meso:officialUrl ?url }}
  OPTIONAL {{ ?source meso:sourceKind ?kind }}
  VALUES ?source {{ {iris} }}
}} ORDER BY ?source ?language ?title ?url"""
_COLUMNS = ("input", "countable", "source")


def coverage_query(question: Question) -> str:
    """Return the text of the query that lists the inputs of a question."""
    path = question.companion("coverage", question.coverage)
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise QueryError("coverage-missing", str(question.path), name=question.coverage) from error


def measure_coverage(
    question: Question, store: Store, terms: Mapping[str, Term], language: str
) -> tuple[Coverage | None, list[SourceLine]]:
    """Return coverage and sources; (None, []) for a question whose head says `coverage: none`."""
    if not question.coverage:
        return None, []
    table = store.select(fill(coverage_query(question), terms))
    if not set(_COLUMNS) <= set(table.columns):
        raise QueryError("coverage-columns", question.coverage, columns=", ".join(_COLUMNS))
    coverage, sources = tally(table, question.coverage_unit)
    return coverage, source_lines(store, sources, language)


def tally(table: Table, unit: str) -> tuple[Coverage, set[Iri]]:
    """Return coverage and the sources of what counts, from the rows of a coverage query.

    An input counts as counted if any of its rows is countable; only countable rows give sources. An input
    with a `?weight` (a number of schools) counts as many; without one it counts once.
    """
    weights: dict[Value, float] = {}
    counted, sources = set(), set()
    for values in table.rows:
        row = dict(zip(table.columns, values, strict=True))
        weight = row.get("weight", 1)
        weights[row["input"]] = float(weight) if isinstance(weight, int | float) else 0.0
        if row["countable"] is True:
            counted.add(row["input"])
            if isinstance(row["source"], Iri):
                sources.add(row["source"])
    # Before any data there is no input: the start keeps the empty sum a float.
    inside = sum((weights[thing] for thing in counted), 0.0)
    outside = sum(weights.values(), 0.0) - inside
    return Coverage(_whole(inside), _whole(outside), unit), sources


def _whole(amount: float) -> float:
    return int(amount) if amount.is_integer() else amount


def source_lines(store: Store, iris: Iterable[str], language: str) -> list[SourceLine]:
    """Return id, title and address of sources, sorted by id; what is only remembered is no source."""
    wanted = sorted(set(iris))
    if not wanted:
        return []
    terms = " ".join(iri_term(iri, "source").sparql for iri in wanted)
    titles: dict[str, dict[str, str]] = {iri: {} for iri in wanted}
    urls: dict[str, str] = {}
    for iri, title, code, url, kind in store.select(_SOURCES.format(iris=terms)).rows:
        if kind == _MEMORY:
            titles.pop(str(iri), None)
        elif str(iri) in titles:
            titles[str(iri)].setdefault(str(code), str(title))
            urls.setdefault(str(iri), str(url or ""))
    lines = [
        SourceLine(short(iri), lang.choose(texts, language), urls.get(iri, ""))
        for iri, texts in titles.items()
    ]
    return sorted(lines, key=lambda line: line.id)
