"""Why a class cannot have members, or why data contradict the ontology: a minimal set of axioms.

Deletion in shrinking portions: a portion of the axioms goes if the fault stays without it, until no single
axiom can go (R. Reiter 1987 and J. Bailey & P. Stuckey 2005 describe the family of methods). Each pass asks
the reasoner once about every portion and once about the portions taken out together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mesograph.reason.abox import GUARD, conditional
from mesograph.reason.axioms import ASSERTIONS, Axiom, Theory, n_triple
from mesograph.reason.hermit import impossible
from mesograph.reason.relevant import relevant

PORTIONS = 48
# Answers, for each of several lists of axioms, whether the fault is there.
Faulty = Callable[[Sequence[Sequence[Axiom]]], list[bool]]


def ontology(theory: Theory, axioms: Sequence[Axiom], guarded: bool = False) -> str:
    """Return axioms and the declarations they need as N-Triples, assertions conditional if `guarded`."""
    triples = [
        triple
        for axiom in axioms
        for triple in (conditional(axiom) if guarded and axiom.kind in ASSERTIONS else axiom.triples)
    ]
    used = {node for triple in triples for node in triple}
    return "".join(n_triple(t) for t in [*(d for d in theory.declarations if d[0] in used), *triples])


def explain(theory: Theory, target: str | None) -> list[Axiom]:
    """Return a minimal set of axioms because of which `target`, a class IRI, cannot have a member.

    With None, because of which the whole is inconsistent. Empty if there is no fault.
    """
    from rdflib import OWL, RDF

    guarded = target is None
    if guarded:
        declared = [*theory.declarations, (GUARD, RDF.type, OWL.Class)]
        theory = Theory(declared, theory.axioms)
    goal = str(GUARD) if target is None else target

    def faulty(choices: Sequence[Sequence[Axiom]]) -> list[bool]:
        return impossible(goal, [ontology(theory, choice, guarded) for choice in choices])

    # One by one: the last is large, and a fault that needs it is rare.
    starts = (relevant(start, [goal]) for start in _starts(theory.axioms))
    axioms = next((start for start in starts if start and faulty([start])[0]), [])
    return minimal(axioms, faulty)


def minimal(axioms: list[Axiom], faulty: Faulty) -> list[Axiom]:
    """Return a faulty part of a faulty list from which no axiom can be taken; of an empty list, nothing."""
    needed: set[int] = set()
    size = max(1, len(axioms) // PORTIONS)
    while not needed.issuperset(map(id, axioms)):
        axioms, kept = _pass(axioms, size, faulty)
        if size == 1:
            needed |= kept  # what a set needs, its parts need too
        size = max(1, min(size // 4, len(axioms) // PORTIONS))
    return axioms


def _starts(axioms: Sequence[Axiom]) -> list[list[Axiom]]:
    """Return growing lists to look for a fault in: schema, with the user's assertions, with the concepts."""
    schema = [a for a in axioms if a.kind not in ASSERTIONS]
    given = [a for a in axioms if a.kind in ASSERTIONS and not a.shipped]
    concepts = [a for a in axioms if a.kind in ASSERTIONS and a.shipped]
    return [schema, given + schema, concepts + given + schema]


def _pass(axioms: list[Axiom], size: int, faulty: Faulty) -> tuple[list[Axiom], set[int]]:
    """Return the axioms without the portions that can go, and the ids of those whose portion cannot."""
    portions = [range(i, min(i + size, len(axioms))) for i in range(0, len(axioms), size)]
    alone = faulty([_without(axioms, [p]) for p in portions])
    spare = [p for p, stays in zip(portions, alone, strict=True) if stays]
    kept = {id(a) for a in _without(axioms, spare)}
    if len(spare) < 2:
        return _without(axioms, spare), kept
    # Each can go alone; together they can go up to the point where the fault vanishes.
    together = faulty([_without(axioms, spare[: i + 1]) for i in range(len(spare))])
    gone = spare[: together.index(False)] if False in together else spare
    return _without(axioms, gone), kept


def _without(axioms: list[Axiom], portions: list[range]) -> list[Axiom]:
    gone = {i for portion in portions for i in portion}
    return [axiom for i, axiom in enumerate(axioms) if i not in gone]
