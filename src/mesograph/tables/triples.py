"""Triples as N-Triples or N-Quads lines, written as they come."""

from __future__ import annotations

import hashlib
from typing import IO

NS = "https://w3id.org/mesograph/ns#"
CODE = "https://w3id.org/mesograph/code/"
A = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PREF_LABEL = f"<{SKOS}prefLabel>"
ORG = "http://www.w3.org/ns/org#"
TITLE = "<http://purl.org/dc/terms/title>"
PART_OF = "<http://purl.org/dc/terms/isPartOf>"
DERIVED_FROM = "<http://www.w3.org/ns/prov#wasDerivedFrom>"
_DATE = "^^<http://www.w3.org/2001/XMLSchema#date>"
_DECIMAL = "^^<http://www.w3.org/2001/XMLSchema#decimal>"
_INTEGER = "^^<http://www.w3.org/2001/XMLSchema#integer>"
_ESCAPES = {i: f"\\u{i:04X}" for i in [*range(0x20), 0x7F]} | {
    ord("\\"): "\\\\",
    ord('"'): '\\"',
    ord("\n"): "\\n",
    ord("\r"): "\\r",
    ord("\t"): "\\t",
}


def meso(name: str) -> str:
    """Return a term of the ontology in angle brackets."""
    return f"<{NS}{name}>"


def concept(scheme: str, notation: str) -> str:
    """Return a concept in angle brackets."""
    return f"<{CODE}{scheme}/{notation}>"


def text(value: str, language: str = "") -> str:
    """Return a string literal, escaped, with a language tag if given."""
    return f'"{value.translate(_ESCAPES)}"' + (f"@{language}" if language else "")


def date(value: str) -> str:
    """Return an xsd:date literal."""
    return f'"{value}"{_DATE}'


def integer(value: int) -> str:
    """Return an xsd:integer literal."""
    return f'"{value}"{_INTEGER}'


def decimal(value: int) -> str:
    """Return a whole number as an xsd:decimal literal."""
    return f'"{value}"{_DECIMAL}'


def digest(*parts: str) -> str:
    """Return twelve hexadecimal digits that stay the same as long as the key fields of a relation do."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


class Triples:
    """A binary stream of lines; with `graph` each line carries it and the stream is N-Quads."""

    def __init__(self, stream: IO[bytes], graph: str = "") -> None:
        self.stream = stream
        self.end = f" <{graph}> .\n" if graph else " .\n"
        self.count = 0
        self.begun: set[str] = set()

    def first(self, subject: str) -> bool:
        """Return whether a subject is named here for the first time."""
        if subject in self.begun:
            return False
        self.begun.add(subject)
        return True

    def write(self, subject: str, *pairs: tuple[str, str]) -> None:
        """Write one subject (an IRI) with predicates and objects, both as they stand in N-Triples."""
        end = self.end
        self.stream.write("".join(f"<{subject}> {p} {o}{end}" for p, o in pairs).encode())
        self.count += len(pairs)
