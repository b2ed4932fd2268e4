"""What a reader gives for a parameter, turned into a SPARQL term that we serialise ourselves."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from mesograph.ask.prefixes import expand
from mesograph.ask.question import ANY, Param
from mesograph.errors import QueryError
from mesograph.store.protocol import Iri, Value

CODE = "https://w3id.org/mesograph/code/"
_COUNTRY = "https://w3id.org/mesograph/id/{0}/territory/{1}"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\\x7f-\xa0\ud800-\udfff]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOTATION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_XSD = "http://www.w3.org/2001/XMLSchema#"


class Term(NamedTuple):
    """A value of a parameter: as SPARQL, and as a plain value (None for any)."""

    sparql: str
    value: Value


UNDEF = Term(ANY, None)


def read_value(param: Param, text: str) -> Term:
    """Return the term for a text given by a reader; raise QueryError if it does not fit the parameter."""
    text = text.strip()
    if text == ANY or (text.lower() == "any" and param.default == ANY):
        return UNDEF
    if param.name == "country":
        return _country(text)
    if param.type == "iri":
        return _iri(param, text)
    if param.type == "xsd:date":
        return date_term(text, param.name)
    if param.type == "string":
        return _word(param, text)
    return _number(param, text)


def _word(param: Param, text: str) -> Term:
    """Return the term of a string; `values: one|other` in a head lists the words that are known."""
    known = param.values.split("|") if param.values else []
    if known and text not in known:
        raise QueryError("param-word", name=param.name, value=text, known=", ".join(known))
    return string_term(text, param.name)


def iri_term(text: str, name: str) -> Term:
    """Return the term of a full IRI."""
    if not _IRI.fullmatch(text):
        raise QueryError("param-iri", name=name, value=text)
    return Term(f"<{text}>", Iri(text))


def date_term(text: str, name: str) -> Term:
    """Return the term of a real calendar date."""
    try:
        if not _DATE.fullmatch(text):
            raise ValueError
        date.fromisoformat(text)
    except ValueError as error:
        raise QueryError("param-date", name=name, value=text) from error
    return Term(f'"{text}"^^<{_XSD}date>', text)


def string_term(text: str, name: str) -> Term:
    r"""Return the term of a plain string.

    Engines resolve `\uXXXX` before they parse, so no escaping makes that sequence safe: it is refused.
    """
    if re.search(r"\\[uU]|[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", text):
        raise QueryError("param-string", name=name)
    return Term('"' + "".join(_ESCAPES.get(c, c) for c in text) + '"', text)


def cell_term(value: Value, kind: str, name: str) -> Term:
    """Return the term of a cell of an answer, whose column has the type `kind`."""
    if value is None:
        return UNDEF
    if isinstance(value, Iri):
        return iri_term(value, name)
    if isinstance(value, bool):
        return Term("true" if value else "false", value)
    if isinstance(value, int):
        return Term(str(value), value)
    if isinstance(value, float):
        return Term(f'"{value!r}"^^<{_XSD}decimal>', value)
    return date_term(value, name) if kind == "date" else string_term(value, name)


def _country(text: str) -> Term:
    if re.fullmatch(r"[A-Za-z]{2}", text):
        text = _COUNTRY.format(text.lower(), text.upper())
    if not re.fullmatch(_COUNTRY.format("[a-z]{2}", "[A-Z]{2}"), text):
        raise QueryError("param-country", value=text)
    return iri_term(text, "country")


def _iri(param: Param, text: str) -> Term:
    if param.values and _NOTATION.fullmatch(text):
        return iri_term(f"{CODE}{param.values}/{text}", param.name)
    return iri_term(expand(text) or text, param.name)


def _number(param: Param, text: str) -> Term:
    if param.type == "integer" and re.fullmatch(r"[+-]?[0-9]{1,18}", text):
        return Term(f'"{int(text)}"^^<{_XSD}integer>', int(text))
    if param.type == "decimal" and re.fullmatch(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?", text):
        return Term(f'"{text}"^^<{_XSD}decimal>', float(text))
    raise QueryError("param-number", name=param.name, value=text)
