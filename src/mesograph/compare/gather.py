"""Asking one country: every query of a measure, parameters filled in, with what it returned."""

from __future__ import annotations

from collections.abc import Mapping

from mesograph import resources
from mesograph.ask.bind import fill
from mesograph.ask.catalogue import load_question
from mesograph.ask.coverage import coverage_query
from mesograph.ask.head import read_question
from mesograph.ask.question import Question
from mesograph.ask.run import resolve
from mesograph.ask.values import Term
from mesograph.compare.piece import COVERAGE, Piece
from mesograph.compare.plans import Plan
from mesograph.errors import QueryError
from mesograph.store.protocol import Iri, Store

PARAMETERS = ("country", "day", "from", "to")


def beside(name: str) -> str:
    """Return the text of a query of `queries/compare`."""
    path = resources.root() / "queries" / "compare" / f"{name}.rq"
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise QueryError("no-such-file", path=path) from error


def question_of(name: str) -> Question:
    """Return a question of the catalogue, or a measure of `queries/measures` that answers none."""
    path = resources.root() / "queries" / "measures" / f"{name}.rq"
    return read_question(path) if path.is_file() else load_question(name)


def gather(plan: Plan, store: Store, given: Mapping[str, str]) -> tuple[list[Piece], dict[str, Term]]:
    """Return the pieces of one country and the terms of its parameters; `given` are texts of a reader."""
    pieces: list[Piece] = []
    every: dict[str, Term] = {}
    for name in plan.questions:
        question = question_of(name)
        values = {k: v for k, v in given.items() if question.param(k)}
        terms = resolve(question, store, values)
        every |= {k: term for k, term in terms.items() if k in PARAMETERS}
        pieces.append(_piece(store, question.id, question.body, terms))
        if question.coverage:
            pieces.append(_piece(store, COVERAGE + question.id, coverage_query(question), terms))
    pieces += [_piece(store, name, beside(name), every) for name in plan.beside]
    return pieces, every


def _piece(store: Store, name: str, text: str, terms: Mapping[str, Term]) -> Piece:
    query = fill(text, terms)
    return Piece(Iri(str(terms["country"].value)), name, query, store.select(query))
