"""Whether the ontology, with or without somebody's data, is free of contradictions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mesograph.reason.axioms import Axiom, Theory, theory
from mesograph.reason.explain import explain, ontology
from mesograph.reason.files import Part
from mesograph.reason.hermit import judge

EXPLAINED = 5  # impossible classes that get an explanation of their own


@dataclass(frozen=True)
class Explanation:
    """A minimal set of axioms behind one fault; `target` is the impossible class, or None for everything."""

    target: str | None
    axioms: tuple[Axiom, ...]


@dataclass(frozen=True)
class Report:
    """What was proved, about how much, and what the reasoner could not be given.

    `left_out` maps datatype IRIs to the number of literals that no OWL 2 DL reasoner accepts.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...]
    classes: int
    axioms: int
    files: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    explanations: tuple[Explanation, ...] = ()

    @property
    def sound(self) -> bool:
        """Tell whether nothing is contradictory and every class can have members."""
        return self.consistent and not self.unsatisfiable


def prove(parts: Sequence[Part]) -> Report:
    """Return the report on all files together; EngineError if Java or the reasoner is missing."""
    from rdflib import OWL

    whole = theory(parts)
    verdict = judge(ontology(whole, whole.axioms))
    targets = roots(whole, verdict.unsatisfiable)[:EXPLAINED] if verdict.consistent else [None]
    return Report(
        consistent=verdict.consistent,
        unsatisfiable=verdict.unsatisfiable,
        classes=len(whole.named(OWL.Class)),
        axioms=len(whole.axioms),
        files=len(parts),
        left_out=dict(sorted(whole.left_out.items())),
        explanations=tuple(Explanation(t, tuple(explain(whole, t))) for t in targets),
    )


def roots(whole: Theory, unsatisfiable: Sequence[str]) -> list[str | None]:
    """Return the impossible classes that are not so merely because a class above them is."""
    bad = set(unsatisfiable)
    below = {
        str(a.terms[0])
        for a in whole.axioms
        if a.kind == "subclass" and str(a.terms[0]) in bad and str(a.terms[2]) in bad - {str(a.terms[0])}
    }
    return [*(sorted(bad - below) or sorted(bad))]
