"""The planned engine: marks the nodes of each group in the store, then runs every query of the plan once."""

from __future__ import annotations

import pyoxigraph as ox

from mesograph.check.focus import Focus
from mesograph.check.hits import Hit, distinct
from mesograph.check.plan import MARKS, Plan, Planned, mark
from mesograph.errors import EngineError

_OWN = ("this", "value", "path")


def run(store: ox.Store, plan: Plan, focus: Focus) -> list[Hit]:
    """Return the breaches found by a plan in the default graph of a store."""
    busy = set()
    for group, roots in plan.groups.items():
        nodes = frozenset[ox.NamedNode | ox.BlankNode]().union(*(focus[root.term] for root in roots))
        if nodes:
            busy.add(group)
            store.extend(mark(node, group) for node in sorted(nodes, key=str))
    try:
        return distinct([hit for p in plan.queries if p.group in busy for hit in _hits(store, p)])
    finally:
        store.remove_graph(ox.NamedNode(MARKS))


def _hits(store: ox.Store, planned: Planned) -> list[Hit]:
    try:
        rows = store.query(planned.query)
    except (SyntaxError, RuntimeError) as error:
        raise EngineError("check-query-failed", planned.shape.label, reason=str(error)) from error
    assert isinstance(rows, ox.QuerySolutions)
    names = [v.value for v in rows.variables]
    hits = []
    for row in rows:
        terms = {n: row[n] for n in names if row[n] is not None}
        focus = terms["this"]
        assert isinstance(focus, ox.NamedNode | ox.BlankNode)
        of_node = planned.component == "sparql" and not planned.shape.path
        value = terms.get("value", focus if of_node else None)
        path = str(terms["path"]) if "path" in terms else planned.shape.path
        others = {n: t for n, t in terms.items() if n not in _OWN and not isinstance(t, ox.Triple)}
        assert not isinstance(value, ox.Triple)
        hits.append(Hit(planned.shape, planned.component, focus, path, value, others))
    return hits
