"""A comparison: one measure over several countries, with coverage and sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mesograph.ask.answer import SourceLine
from mesograph.ask.coverage import source_lines, tally
from mesograph.ask.labels import iris_in, labels
from mesograph.compare.figure import Counted, Figure, nothing
from mesograph.compare.gather import gather
from mesograph.compare.piece import COVERAGE, Found, Piece
from mesograph.compare.plans import Plan
from mesograph.store.protocol import Iri, Store, Value


@dataclass(frozen=True)
class Comparison:
    """The figures of a measure, country after country, with the queries they come from."""

    plan: Plan
    countries: tuple[Iri, ...]
    parameters: Mapping[str, Value]
    figures: list[Figure]
    pieces: list[Piece]
    sources: list[SourceLine]
    language: str
    labels: Mapping[str, str] = field(default_factory=dict)


def compare(
    plan: Plan, codes: Sequence[str], given: Mapping[str, str], store: Store, language: str = "en"
) -> Comparison:
    """Return the comparison of the countries in the order given; `given` has `day`, or `from` and `to`."""
    pieces: list[Piece] = []
    countries: list[Iri] = []
    parameters: dict[str, Value] = {}
    for code in codes:
        own, terms = gather(plan, store, {**given, "country": code})
        pieces += own
        countries.append(Iri(str(terms["country"].value)))
        parameters = {name: term.value for name, term in terms.items() if name != "country"}
    found = reduced(plan, countries, pieces)
    sources = [
        iri for piece in pieces if piece.name.startswith(COVERAGE) for iri in tally(piece.table, "")[1]
    ]
    named = iris_in(cell for f in found for cell in (f.country, f.reading, f.group, f.component))
    return Comparison(
        plan=plan,
        countries=tuple(countries),
        parameters=parameters,
        figures=found,
        pieces=pieces,
        sources=source_lines(store, sources, language),
        language=language,
        labels=labels(store, named, language),
    )


def reduced(plan: Plan, countries: Sequence[Iri], pieces: Sequence[Piece]) -> list[Figure]:
    """Return the figures that follow from what the queries returned; a country without any keeps a row."""
    rows: list[Figure] = []
    for country in countries:
        own = plan.reduce(Found(country, pieces))
        rows += own or [nothing(country, None, Counted.plainly(0, 0, "inputs"))]
    return rows


def levels(comparison: Comparison) -> dict[Iri, float]:
    """Return the coverage of each country: the mean over its groups, 0 for a group without input."""
    found: dict[Iri, dict[tuple[Value, Value], float]] = {country: {} for country in comparison.countries}
    for figure in comparison.figures:
        found[figure.country][figure.reading, figure.group] = figure.counted.share or 0.0
    return {country: sum(groups.values()) / len(groups) for country, groups in found.items()}
