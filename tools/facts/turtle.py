"""Stable, sorted, readable Turtle: the same facts always give the same bytes."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from mesograph import resources

BASE = "https://w3id.org/mesograph/id/"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_\-]*[A-Za-z0-9_])?")
# A path that means the same after it was resolved against the base.
_PATH = re.compile(r"\w[\w.~-]*(?:/\w[\w.~-]*)*", re.ASCII)
_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def prefixes() -> dict[str, str]:
    """Return prefix to namespace, as the repository's only list has it."""
    lines = resources.prefix_file().read_text("utf-8")
    return dict(re.findall(r"@prefix\s+([\w-]*):\s+<([^>]+)>", lines))


class Graph:
    """Triples of one file: terms are IRIs (plain strings) or literals already in Turtle form."""

    def __init__(self) -> None:
        self.triples: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.known = prefixes()
        self.used: set[str] = set()

    def iri(self, iri: str) -> str:
        """Return the shortest Turtle form of an IRI."""
        if _FORBIDDEN.search(iri):
            raise SystemExit(f"not an IRI: {iri}")
        if iri.startswith(BASE) and _PATH.fullmatch(iri[len(BASE) :]):
            return f"<{iri[len(BASE) :]}>"
        for prefix, space in self.known.items():
            if iri.startswith(space) and _LOCAL.fullmatch(iri[len(space) :]):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(space) :]}"
        return f"<{iri}>"

    def full(self, name: str) -> str:
        """Return the IRI of a prefixed name; anything with `://` is one already."""
        if "://" in name:
            return name
        prefix, local = name.split(":", 1)
        return self.known[prefix] + local

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        """Add IRIs as objects, each a full IRI or a prefixed name."""
        for value in objects:
            self.triples[subject][self.full(predicate)].add(self.iri(self.full(value)))

    def text(self, subject: str, predicate: str, value: str, lang: str = "") -> None:
        """Add a string, with a language tag if given; empty strings are not facts."""
        if value:
            tag = f"@{lang}" if lang else ""
            self.triples[subject][self.full(predicate)].add(f'"{value.translate(_ESCAPES)}"{tag}')

    def texts(self, subject: str, predicate: str, values: dict[str, str]) -> None:
        """Add one string per language."""
        for lang, value in values.items():
            self.text(subject, predicate, value, lang)

    def typed(self, subject: str, predicate: str, value: str, datatype: str) -> None:
        """Add a typed literal (`date`, `integer`, `decimal`, `boolean`)."""
        if datatype in ("integer", "decimal", "boolean"):
            form = value
        else:
            self.used.add("xsd")
            form = f'"{value}"^^xsd:{datatype}'
        self.triples[subject][self.full(predicate)].add(form)

    def write(self, path: Path, comment: str) -> int:
        """Write the file and return the number of triples."""
        body: list[str] = []
        count = 0
        for subject in sorted(self.triples):
            lines, n = self._block(subject)
            body += ["", *lines]
            count += n
        head = [f"# {line}" for line in comment.splitlines()] + [f"@base <{BASE}> ."]
        head += [f"@prefix {p}: <{self.known[p]}> ." for p in sorted(self.used)]
        path.write_text("\n".join(head + body) + "\n", "utf-8")
        return count

    def _block(self, subject: str) -> tuple[list[str], int]:
        predicates = self.triples[subject]
        keys = sorted(predicates, key=lambda p: (p != RDF_TYPE, self.iri(p)))
        lines = [self.iri(subject)]
        for i, predicate in enumerate(keys):
            name = "a" if predicate == RDF_TYPE else self.iri(predicate)
            values = " , ".join(sorted(predicates[predicate]))
            lines.append(f"    {name} {values} {'.' if i == len(keys) - 1 else ';'}")
        return lines, sum(len(predicates[p]) for p in keys)
