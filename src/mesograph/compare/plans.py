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
    """A measure: the first question sets the parameters, `beside` names queries of `queries/measures`."""

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
    Plan("participation", ("cq-44",), "bodies:participation_figures", ("participation-left-out",)),
    Plan("missing-middle", ("cq-33",), "supports:missing_middle_figures", ("owner-kinds",)),
    Plan(
        "regulation",
        ("cq-34", "cq-42"),
        "regulation:regulation_figures",
        ("owner-kinds", "supports-left-out", "accountability-left-out"),
    ),
    Plan("evidence", ("cq-53", "cq-51"), "evidence:evidence_figures", ("evidence-of-relations",)),
)
PLANS: Mapping[str, Plan] = {plan.name: plan for plan in _EVERY}
