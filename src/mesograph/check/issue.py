"""What a check gives back: findings as plain objects, and the report that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

Texts = Mapping[str, str]
SEVERITIES = ("info", "warning", "violation")


@dataclass(frozen=True)
class Origin:
    """Where the focus node of a finding is described: a file, and the line if it can be told."""

    file: str
    line: int | None = None


@dataclass(frozen=True)
class Issue:
    """One finding.

    `rule` is a number such as `MESO-R017`; `severity` is one of `SEVERITIES`; `focus` is the IRI (or blank
    node) that was judged; `path` is the IRI of the property, or a SPARQL path, or None. `found` is what was
    found: a count of values for rules on counts, else the value as text, else None; `value` is the value as
    an RDF term. `message` says how
    things should be and `repair` what to do, each per language; `name` is the property in words.
    """

    rule: str
    severity: str
    focus: str
    path: str | None
    found: int | str | None
    message: Texts
    repair: Texts
    name: Texts
    shape: str
    component: str
    origin: Origin | None = None
    value: ox.NamedNode | ox.BlankNode | ox.Literal | None = None


@dataclass(frozen=True)
class Report:
    """The outcome of a check: `conforms` is true if something was checked and nothing was found.

    `focus_nodes` counts the nodes judged, `shapes` the shapes that look for nodes, `idle` names those that
    found none; `untouched` counts, per class, the nodes of ours that no shape looks at; `undeclared` counts,
    per property of our namespace that the ontology does not have, the statements with it. `labels` gives the
    names of focus nodes per language.
    """

    files: tuple[str, ...]
    focus_nodes: int
    shapes: int
    findings: tuple[Issue, ...]
    engine: str
    idle: tuple[str, ...] = ()
    untouched: Mapping[str, int] = field(default_factory=dict)
    undeclared: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, Texts] = field(default_factory=dict)

    @property
    def conforms(self) -> bool:
        """Return whether nothing was found although something was checked."""
        return self.focus_nodes > 0 and not self.findings

    def count(self, severity: str) -> int:
        """Return the number of findings of one severity."""
        return sum(issue.severity == severity for issue in self.findings)

    def failed(self, threshold: str) -> bool:
        """Return whether there is a finding at or above `threshold`, or nothing was checked."""
        least = SEVERITIES.index(threshold)
        return self.focus_nodes == 0 or any(SEVERITIES.index(i.severity) >= least for i in self.findings)
