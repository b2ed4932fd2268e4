"""Shapes planned into set-at-a-time SELECTs, one per constraint, each over all nodes of a target at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from mesograph.check import select
from mesograph.check.conditions import CONDITIONS, Subclasses
from mesograph.check.rdf import Node, Term
from mesograph.check.shapes import Constraint, Shape, Shapes

MARKS = "urn:mesograph:check:marks"
_IN = "urn:mesograph:check:in"


@dataclass(frozen=True)
class Planned:
    """One query: its rows are the breaches of one constraint of `shape` (`?this`, `?value`, `?path`).

    `group` names the set of root shapes whose nodes the query is about.
    """

    shape: Shape
    component: str
    group: str
    query: str


@dataclass(frozen=True)
class Plan:
    """What can be run set-at-a-time, the root shapes behind each group, and the roots that are left over."""

    queries: tuple[Planned, ...]
    groups: dict[str, tuple[Shape, ...]]
    left: tuple[Shape, ...]


def target(group: str) -> str:
    """Return the pattern that binds `?this` to the nodes of a group; the runner marks them beforehand."""
    return f"GRAPH <{MARKS}> {{ ?this <{_IN}> <{group}> }}"


def mark(node: Node, group: str) -> ox.Quad:
    """Return the quad that puts a node into a group."""
    return ox.Quad(node, ox.NamedNode(_IN), ox.NamedNode(group), ox.NamedNode(MARKS))


def plan(shapes: Shapes, subclasses: Subclasses) -> Plan:
    """Return the plan of all shapes; a root with one constraint that cannot be planned is left over whole."""
    users: dict[Term, list[Shape]] = {}
    left: list[Shape] = []
    for root in shapes.roots:
        parts = _parts(shapes, root)
        if any(not _plannable(part, subclasses) for part in parts):
            left.append(root)
            continue
        for part in parts:
            users.setdefault(part.term, []).append(root)
    groups: dict[str, tuple[Shape, ...]] = {}
    names: dict[tuple[Term, ...], str] = {}
    queries: list[Planned] = []
    for term, roots in users.items():
        key = tuple(root.term for root in roots)
        name = names.setdefault(key, f"urn:mesograph:check:group:{len(names)}")
        groups[name] = tuple(roots)
        queries += _planned(shapes, shapes.by_term[term], name, subclasses)
    return Plan(tuple(queries), groups, tuple(left))


def _parts(shapes: Shapes, root: Shape) -> list[Shape]:
    return [root, *(shapes.by_term[p] for p in root.properties if shapes.by_term[p].active)]


def _plannable(part: Shape, subclasses: Subclasses) -> bool:
    nested = part.path is not None and bool(part.properties)
    constraints = all(_query(part, c, "", subclasses, ()) is not None for c in part.constraints)
    queries = all(select.rewrite(q, part.path, "") is not None for q in part.queries)
    return not nested and constraints and queries


def _planned(shapes: Shapes, shape: Shape, group: str, subclasses: Subclasses) -> Iterable[Planned]:
    nodes = target(group)
    paths = [shapes.by_term[p].path or "" for p in shape.properties]
    for constraint in shape.constraints:
        query = _query(shape, constraint, nodes, subclasses, paths)
        if query:
            yield Planned(shape, constraint.kind, group, query)
    for select_query in shape.queries:
        text = select.rewrite(select_query, shape.path, nodes)
        assert text is not None
        yield Planned(shape, "sparql", group, text)


def _query(
    shape: Shape, c: Constraint, nodes: str, subclasses: Subclasses, paths: Iterable[str]
) -> str | None:
    """Return the SELECT of one constraint, an empty text if it can never be broken, None if unknown."""
    if c.kind in _WHOLE:
        return _WHOLE[c.kind](shape, c, nodes, paths)
    condition = CONDITIONS[c.kind](c, shape, subclasses) if c.kind in CONDITIONS else None
    if condition is None:
        return None
    values = "BIND(?this AS ?value)" if shape.path is None else f"?this {shape.path} ?value ."
    return f"SELECT DISTINCT ?this ?value WHERE {{ {nodes} {values} FILTER({condition}) }}"


def _min_count(shape: Shape, c: Constraint, nodes: str, paths: Iterable[str]) -> str | None:
    least = int(c.value.value)
    if shape.path is None or least == 0:
        return None if shape.path is None else ""
    if least == 1:
        return f"SELECT DISTINCT ?this WHERE {{ {nodes} FILTER NOT EXISTS {{ ?this {shape.path} ?any }} }}"
    return (
        f"SELECT ?this WHERE {{ {nodes} OPTIONAL {{ ?this {shape.path} ?any }} }}"
        f" GROUP BY ?this HAVING (COUNT(DISTINCT ?any) < {least})"
    )


def _max_count(shape: Shape, c: Constraint, nodes: str, paths: Iterable[str]) -> str | None:
    if shape.path is None:
        return None
    return (
        f"SELECT ?this WHERE {{ {nodes} ?this {shape.path} ?any }}"
        f" GROUP BY ?this HAVING (COUNT(DISTINCT ?any) > {int(c.value.value)})"
    )


def _has_value(shape: Shape, c: Constraint, nodes: str, paths: Iterable[str]) -> str | None:
    if isinstance(c.value, ox.BlankNode):
        return None
    if shape.path is None:
        return f"SELECT ?this WHERE {{ {nodes} FILTER(!sameTerm(?this, {c.value})) }}"
    return f"SELECT DISTINCT ?this WHERE {{ {nodes} FILTER NOT EXISTS {{ ?this {shape.path} {c.value} }} }}"


def _unique_lang(shape: Shape, c: Constraint, nodes: str, paths: Iterable[str]) -> str | None:
    if c.value.value not in ("true", "1"):
        return ""
    return (
        f"SELECT DISTINCT ?this WHERE {{ {nodes} ?this {shape.path} ?a , ?b ."
        ' FILTER(LANG(?a) != "" && LCASE(LANG(?a)) = LCASE(LANG(?b)) && !sameTerm(?a, ?b)) }'
    )


def _closed(shape: Shape, c: Constraint, nodes: str, paths: Iterable[str]) -> str | None:
    if c.value.value not in ("true", "1"):
        return ""
    allowed = [p for p in paths if p.startswith("<")] + [f"<{i}>" for i in shape.ignored]
    test = f"FILTER(?path NOT IN ({', '.join(sorted(allowed))}))" if allowed else ""
    return f"SELECT DISTINCT ?this ?path ?value WHERE {{ {nodes} ?this ?path ?value . {test} }}"


_WHOLE = {
    "minCount": _min_count,
    "maxCount": _max_count,
    "hasValue": _has_value,
    "uniqueLang": _unique_lang,
    "closed": _closed,
}
