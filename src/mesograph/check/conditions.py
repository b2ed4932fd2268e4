"""When a value breaks a constraint, written as a SPARQL expression over `?value` (and `?this`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pyoxigraph as ox

from mesograph.check.shapes import Constraint, Shape
from mesograph.check.vocabulary import RDF, XSD

Subclasses = Mapping[str, frozenset[str]]
# Datatypes that Oxigraph casts to, so that an ill-formed literal can be told.
CASTS = frozenset(
    XSD + name
    for name in ("boolean", "date", "dateTime", "decimal", "double", "float", "integer", "string", "time")
) | {XSD + "gYear", XSD + "gYearMonth", XSD + "duration"}
_NODE_KINDS = {
    "IRI": "isIRI(?value)",
    "BlankNode": "isBlank(?value)",
    "Literal": "isLiteral(?value)",
    "BlankNodeOrIRI": "(isBlank(?value) || isIRI(?value))",
    "BlankNodeOrLiteral": "(isBlank(?value) || isLiteral(?value))",
    "IRIOrLiteral": "(isIRI(?value) || isLiteral(?value))",
}
_BOUNDS = {"minInclusive": ">=", "maxInclusive": "<=", "minExclusive": ">", "maxExclusive": "<"}
_PAIRS = {"lessThan": "<", "lessThanOrEquals": "<="}


def _class(c: Constraint, shape: Shape, subclasses: Subclasses) -> str | None:
    if not isinstance(c.value, ox.NamedNode):
        return None
    names = sorted(subclasses.get(c.value.value, frozenset()) | {c.value.value})
    # One single-pattern test per class: a join inside EXISTS would be computed anew for every row.
    return " && ".join(f"NOT EXISTS {{ ?value <{RDF}type> <{name}> }}" for name in names)


def _datatype(c: Constraint, shape: Shape, subclasses: Subclasses) -> str | None:
    if not isinstance(c.value, ox.NamedNode):
        return None
    name = c.value.value
    if name == RDF + "langString":
        return f"!COALESCE(DATATYPE(?value) = <{name}>, false)"
    if name not in CASTS:
        return None
    return f"!COALESCE(DATATYPE(?value) = <{name}> && {_cast(name)}, false)"


def _cast(name: str) -> str:
    # The cast of an ill-formed literal is an error, which COALESCE turns into false.
    return f'CONCAT("=", STR(<{name}>(STR(?value)))) != ""'


def _node_kind(c: Constraint, shape: Shape, subclasses: Subclasses) -> str | None:
    name = c.value.value.rsplit("#", 1)[-1]
    return f"!{_NODE_KINDS[name]}" if name in _NODE_KINDS else None


def _in(c: Constraint, shape: Shape, subclasses: Subclasses) -> str | None:
    if any(isinstance(m, ox.BlankNode) for m in c.members):
        return None
    if not c.members:
        return "true"
    return "!(" + " || ".join(f"sameTerm(?value, {m})" for m in c.members) + ")"


def _pattern(c: Constraint, shape: Shape, subclasses: Subclasses) -> str | None:
    flags = f", {ox.Literal(shape.flags)}" if shape.flags else ""
    return f"(isBlank(?value) || !REGEX(STR(?value), {ox.Literal(c.value.value)}{flags}))"


def _length(c: Constraint, shape: Shape, subclasses: Subclasses) -> str | None:
    sign = ">=" if c.kind == "minLength" else "<="
    return f"(isBlank(?value) || !(STRLEN(STR(?value)) {sign} {int(c.value.value)}))"


def _bound(c: Constraint, shape: Shape, subclasses: Subclasses) -> str | None:
    return f"!COALESCE(?value {_BOUNDS[c.kind]} {c.value}, false)"


def _language(c: Constraint, shape: Shape, subclasses: Subclasses) -> str | None:
    tests = " || ".join(f"LANGMATCHES(LANG(?value), {m})" for m in c.members)
    return f"!COALESCE({tests or 'false'}, false)"


def _pair(c: Constraint, shape: Shape, subclasses: Subclasses) -> str | None:
    if shape.path is None:
        return None
    return f"EXISTS {{ ?this {c.value} ?other . FILTER(!COALESCE(?value {_PAIRS[c.kind]} ?other, false)) }}"


def _disjoint(c: Constraint, shape: Shape, subclasses: Subclasses) -> str | None:
    return f"EXISTS {{ ?this {c.value} ?value }}"


Condition = Callable[[Constraint, Shape, Subclasses], str | None]
CONDITIONS: Mapping[str, Condition] = {
    "class": _class,
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "in": _in,
    "pattern": _pattern,
    "minLength": _length,
    "maxLength": _length,
    "languageIn": _language,
    "disjoint": _disjoint,
    **dict.fromkeys(_BOUNDS, _bound),
    **dict.fromkeys(_PAIRS, _pair),
}
