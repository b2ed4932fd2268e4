"""A breach as an engine reports it, before it is put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mesograph.check.rdf import Node, Term
from mesograph.check.shapes import Shape


@dataclass(frozen=True)
class Hit:
    """One breach of `shape` by `focus`; `bindings` holds the other variables of a query, for messages."""

    shape: Shape
    component: str
    focus: Node
    path: str | None
    value: Term | None
    bindings: Mapping[str, Term]

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Return what two engines must agree on: rule, focus, path and value."""
        return (str(self.shape.term), str(self.focus), self.path or "", str(self.value))


def distinct(hits: list[Hit]) -> list[Hit]:
    """Return the hits without repetitions, sorted; of two that differ in bindings only, the first stays."""
    seen: dict[tuple[str, str, str, str], Hit] = {}
    for hit in sorted(hits, key=lambda h: (h.key, sorted((k, str(v)) for k, v in h.bindings.items()))):
        seen.setdefault(hit.key, hit)
    return list(seen.values())
