"""A question, run: parameters resolved against the store, query, measure, coverage, labels."""

from __future__ import annotations

from collections.abc import Mapping

from mesograph.ask.answer import Answer, Coverage
from mesograph.ask.bind import fill, terms_for
from mesograph.ask.coverage import measure_coverage
from mesograph.ask.labels import iris_in, labels
from mesograph.ask.question import Column, Question
from mesograph.ask.values import CODE, Term, date_term
from mesograph.errors import QueryError
from mesograph.store.protocol import Iri, Row, Store, Table, Value

_AS_OF = """PREFIX meso: <https://w3id.org/mesograph/ns#>
SELECT (MAX(?d) AS ?day) WHERE { ?dataset meso:asOf ?d }"""
_CONCEPTS = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?concept ?notation WHERE {{ ?concept skos:inScheme <{code}{scheme}> ; skos:notation ?notation }}
ORDER BY ?notation ?concept"""
_COUNTRIES = """PREFIX meso: <https://w3id.org/mesograph/ns#>
SELECT DISTINCT ?country ?code WHERE {
  ?country meso:officialCode ?code ;
    meso:territoryLevel <https://w3id.org/mesograph/code/territory-level/country> .
} ORDER BY ?code ?country"""


def run(question: Question, store: Store, values: Mapping[str, str], language: str = "en") -> Answer:
    """Return the answer of a store to a question.

    `values` are texts as a reader gives them, by parameter name. Raises QueryError for a wrong parameter,
    EngineError if the engine fails.
    """
    terms = resolve(question, store, values, language)
    query = fill(question.body, terms)
    table = store.select(query)
    coverage, sources = measure_coverage(question, store, terms, language)
    parameters: dict[str, Value] = {name: term.value for name, term in terms.items()}
    if question.measure:
        table, coverage = _measured(question, table, parameters, coverage)
    rows = _shown(question, table)
    named = [i for i, column in enumerate(question.columns) if column.type in ("concept", "unit")]
    wanted = iris_in(row[i] for row in rows for i in named)
    return Answer(
        question=question,
        parameters=parameters,
        columns=question.columns,
        rows=rows,
        coverage=coverage,
        sources=sources,
        query=query,
        language=language,
        whole=table,
        labels=labels(store, wanted, language),
    )


def resolve(
    question: Question, store: Store, values: Mapping[str, str], language: str = "en"
) -> dict[str, Term]:
    """Return a term for every parameter, also those that only the data can tell; check codes and country."""
    given = dict(values)
    if question.param("lang"):
        given.setdefault("lang", language)
    terms = terms_for(question, given)
    missing = [p.name for p in question.params if p.name not in terms]
    if missing:
        day = as_of(store)
        terms |= {name: date_term(day, name) for name in missing}
    for param in question.params:
        term = terms[param.name]
        if param.name == "country" and isinstance(term.value, Iri):
            _check_country(store, term.value)
        elif param.values and isinstance(term.value, Iri):
            _check_concept(store, param.name, param.values, term.value)
    return {p.name: terms[p.name] for p in question.params}


def as_of(store: Store) -> str:
    """Return the as-of date of the data in a store."""
    rows = store.select(_AS_OF).rows
    if not rows or not rows[0][0]:
        raise QueryError("as-of-missing", store.name)
    return str(rows[0][0])


def later_day(answer: Answer, store: Store) -> str:
    """Return the as-of date of the data if a day of the answer lies after it, else an empty string."""
    days = [str(answer.parameters[p.name] or "") for p in answer.question.params if p.type == "xsd:date"]
    if not days:
        return ""
    try:
        limit = as_of(store)
    except QueryError:
        return ""  # every day was given: nothing needed the as-of date
    return limit if max(days) > limit else ""


def _check_country(store: Store, country: Iri) -> None:
    known = {str(iri): str(code) for iri, code in store.select(_COUNTRIES).rows}
    if country not in known:
        code = country.rsplit("/", 1)[-1]
        raise QueryError("country-unknown", value=code, known=", ".join(sorted(known.values())) or "-")


def _check_concept(store: Store, name: str, scheme: str, concept: Iri) -> None:
    known = {
        str(iri): str(notation)
        for iri, notation in store.select(_CONCEPTS.format(code=CODE, scheme=scheme)).rows
    }
    if known and concept not in known:
        value = concept.removeprefix(f"{CODE}{scheme}/")
        raise QueryError(
            "concept-unknown", name=name, value=value, scheme=scheme, known=", ".join(known.values())
        )


def _measured(
    question: Question, table: Table, parameters: Mapping[str, Value], coverage: Coverage | None
) -> tuple[Table, Coverage | None]:
    from mesograph.measure import MEASURES

    if question.measure not in MEASURES:
        raise QueryError("measure-unknown", str(question.path), name=question.measure)
    measured = MEASURES[question.measure](table, parameters)
    if measured.counted is not None:
        coverage = Coverage(measured.counted, measured.excluded or 0, measured.unit or question.coverage_unit)
    return Table(measured.columns, measured.rows), coverage


def _shown(question: Question, table: Table) -> list[Row]:
    missing = [c.name for c in question.columns if c.name not in table.columns]
    if missing:
        raise QueryError("column-missing", str(question.path), name=", ".join(missing))
    places = [table.columns.index(c.name) for c in question.columns]
    return [
        tuple(_typed(row[i], c) for i, c in zip(places, question.columns, strict=True)) for row in table.rows
    ]


def _typed(value: Value, column: Column) -> Value:
    """Return whole numbers as integers where the column holds integers; engines count in different types."""
    if column.type == "integer" and isinstance(value, float) and value.is_integer():
        return int(value)
    return value
