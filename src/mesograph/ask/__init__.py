"""Questions of the catalogue: found, bound, run on any store, answered with coverage and sources."""

from mesograph.ask.answer import Answer, Coverage, SourceLine
from mesograph.ask.bind import bind
from mesograph.ask.catalogue import load_question, load_questions
from mesograph.ask.question import Chart, Column, Param, Question
from mesograph.ask.run import run

__all__ = [
    "Answer",
    "Chart",
    "Column",
    "Coverage",
    "Param",
    "Question",
    "SourceLine",
    "bind",
    "load_question",
    "load_questions",
    "run",
]
