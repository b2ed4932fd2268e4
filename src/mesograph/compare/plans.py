"""What each measure of a comparison stands on: its questions, the queries beside them, and how it reduces."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from mesograph.compare.figure import Figure
from mesograph.compare.piece import Found

Reducer = Callable[[Found], list[Figure]]


@dataclass(frozen=True)
class Plan:
    """A measure: what it stands on (questions, or a query of `queries/measures`) and queries beside it.

    `beside` names queries of `queries/compare`; the first of `questions` tells the parameters.
    """

    name: str
    questions: tuple[str, ...]
    reducer: str
    beside: tuple[str, ...] = ()

    def reduce(self, found: Found) -> list[Figure]:
        """Return the figures of one country."""
        module, _, function = self.reducer.partition(":")
        reducer: Reducer = getattr(import_module(f"mesograph.compare.{module}"), function)
        return reducer(found)


_EVERY = (
    Plan("locus", ("cq-02",), "decisions:locus_figures"),
    Plan("rescaling", ("cq-13",), "decisions:rescaling_figures"),
    Plan("coupling", ("cq-35",), "supports:coupling_figures", ("owner-kinds", "supports-left-out")),
    Plan("fragmentation", ("cq-25",), "ownership:fragmentation_figures"),
    Plan("bottleneck", ("cq-29",), "bottleneck:bottleneck_figures"),
    Plan("participation", ("cq-44",), "bodies:participation_figures", ("participation-left-out",)),
    Plan("missing-middle", ("cq-33",), "supports:missing_middle_figures", ("owner-kinds",)),
    Plan(
        "regulation",
        ("regulation-mix",),
        "regulation:regulation_figures",
        ("owner-kinds", "regulation-left-out"),
    ),
    Plan("evidence", ("evidence-strength",), "evidence:evidence_figures", ("relations-left-out",)),
)
PLANS: Mapping[str, Plan] = {plan.name: plan for plan in _EVERY}
