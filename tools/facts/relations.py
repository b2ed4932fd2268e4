"""What every relation carries: ends, dates with precision, status, legal basis, evidence, note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tools.facts.model import Model, digest, full_date


@dataclass
class Dates:
    """A half-open interval as the fact tables write it; `precision` overrides what the text says."""

    start: str
    until: str = ""
    precision: str = ""
    end: str = ""

    @property
    def end_status(self) -> str:
        """Return open or ended, unless the row says otherwise."""
        return self.end or ("ended" if self.until else "open")


@dataclass
class Relation:
    """One dated relation to be written; `ends` maps properties to IRIs, `codes` to concepts."""

    kind: str
    form: str
    dates: Dates
    ends: Mapping[str, list[str]]
    codes: Mapping[str, list[str]]
    evidence: list[str]
    status: str = "de-jure"
    acts: list[str] = field(default_factory=list)
    note: Mapping[str, str] = field(default_factory=dict)
    extra_key: str = ""


def write(model: Model, file: str, relation: Relation) -> str:
    """Write a relation into a file and return its IRI, a hash of its key fields."""
    graph = model.graph(file)
    parts = [
        f"{p}={v}"
        for group in (relation.ends, relation.codes)
        for p in sorted(group)
        for v in sorted(group[p])
    ]
    key = digest(
        relation.kind, relation.form, relation.dates.start, relation.status, relation.extra_key, *parts
    )
    iri = model.node(f"rel/{relation.kind.lower()}", key)
    if iri in graph.triples:
        raise SystemExit(f"two rows make one {relation.kind}: {parts} {relation.dates}")
    graph.add(iri, "rdf:type", f"meso:{relation.kind}", f"meso:{relation.form}")
    for group in (relation.ends, relation.codes):
        for name, values in group.items():
            graph.add(iri, f"meso:{name}", *values)
    write_dates(model, file, iri, relation.dates)
    graph.add(iri, "meso:normativeStatus", f"normative-status:{relation.status}")
    graph.add(iri, "meso:legalBasis", *relation.acts)
    graph.add(iri, "meso:evidence", *relation.evidence)
    graph.texts(iri, "meso:note", dict(relation.note))
    return iri


def write_dates(model: Model, file: str, iri: str, dates: Dates) -> None:
    """Write start, end, their precisions and the end status."""
    graph = model.graph(file)
    start, precision = full_date(dates.start)
    graph.typed(iri, "meso:validFrom", start, "date")
    graph.add(iri, "meso:fromPrecision", f"date-precision:{dates.precision or precision}")
    if dates.until:
        until, precision = full_date(dates.until)
        graph.typed(iri, "meso:validUntil", until, "date")
        graph.add(iri, "meso:untilPrecision", f"date-precision:{precision}")
    graph.add(iri, "meso:endStatus", f"end-status:{dates.end_status}")
