"""Templates of a profile filled from a row; what they give is always a legal IRI or plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

_SAFE = re.compile(r"[\w./:~+,@!$&'()*;=?\-]+")


def fill(template: str, values: Mapping[str, object]) -> str:
    """Return a template with `{column}` replaced by the value of the column."""
    return template.format_map(values)


def fill_iri(base: str, template: str, values: Mapping[str, object]) -> str:
    """Return base and filled template as an IRI; characters that an IRI cannot hold are percent-encoded."""
    local = template.format_map(values)
    return base + (local if _SAFE.fullmatch(local) else quote(local, safe="/:~,;="))


def holds(conditions: Mapping[str, str], values: Mapping[str, object]) -> bool:
    """Return whether every condition (column to pattern) holds of a row; a blank cell is an empty text."""
    return all(
        re.search(pattern, "" if (value := values.get(column)) is None else str(value))
        for column, pattern in conditions.items()
    )
