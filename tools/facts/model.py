"""How fact rows become nodes: IRIs, dates with precision, evidence with level."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from tools.facts.rows import CROSSWALKS, Facts, Row
from tools.facts.turtle import BASE, Graph

CODE = "https://w3id.org/mesograph/code/"
AS_OF = "2026-11-21"
PRECISIONS = {4: ("-01-01", "year"), 7: ("-01", "month"), 10: ("", "day")}


def digest(*parts: str) -> str:
    """Return twelve hexadecimal digits that stay the same as long as the key fields do."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def full_date(text: str) -> tuple[str, str]:
    """Return a full date and its precision from `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        raise SystemExit(f"no date: {text}; write YYYY, YYYY-MM or YYYY-MM-DD")
    tail, precision = PRECISIONS[len(text)]
    return text + tail, precision


@dataclass
class Model:
    """The graphs of one country by file name, and the nodes that several files share.

    `nodes` holds the IRIs that a row of a fact table became, by table and row number.
    """

    facts: Facts
    graphs: dict[str, Graph] = field(default_factory=dict)
    nodes: dict[tuple[str, int], list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.sources = {r["id"]: r for r in self.facts.table("sources")}
        self.units = {r["id"]: r for r in self.facts.table("units")}
        self.acts = {r["id"]: r for r in self.facts.table("legal_acts")}

    @property
    def space(self) -> str:
        """Return the namespace of the country's instances."""
        return f"{BASE}{self.facts.country}/"

    def graph(self, name: str) -> Graph:
        """Return the graph of one file, made at the first call."""
        return self.graphs.setdefault(name, Graph())

    def bare(self, fact_id: str) -> str:
        """Return a fact id without its country prefix."""
        return fact_id.removeprefix(self.facts.country + "-")

    def node(self, kind: str, code: str) -> str:
        """Return the IRI of an instance."""
        return f"{self.space}{kind}/{code}"

    def kind(self, fact_id: str) -> str:
        """Return the IRI of the country kind behind a unit or kind id of the facts."""
        name = re.sub("-(kind|class)-", "-", fact_id)
        prefix = self.facts.country + "-"
        return f"{CODE}unit-kind/{name if name.startswith(prefix) else prefix + name}"

    def unit(self, fact_id: str) -> str:
        """Return the IRI of a named unit: its official code, else the fact id without country prefix."""
        row = self.units[fact_id]
        code = row["official_code"] if re.fullmatch(r"\d+", row["official_code"]) else ""
        pattern = self.pattern(fact_id)
        if not code or (pattern and pattern.get("code") == "fact-id"):
            code = self.bare(fact_id)
        return self.node(row["kind"], code)

    def pattern(self, fact_id: str) -> Row | None:
        """Return the first pattern of the crosswalk that the id of a named unit follows."""
        return next((r for r in self._patterns if re.match(r["prefix"], fact_id)), None)

    @cached_property
    def _patterns(self) -> list[Row]:
        return self.facts.crosswalk("kind_patterns")

    @cached_property
    def kind_ids(self) -> frozenset[str]:
        """Return the fact ids of the kinds of the country."""
        return frozenset(r["id"] for r in self.facts.crosswalk("kinds"))

    @property
    def home(self) -> str:
        """Return the IRI of the country's territory."""
        return self.territory(self.facts.country.upper())

    def source(self, source_id: str) -> str:
        """Return the IRI of a source."""
        if source_id not in self.sources:
            raise SystemExit(f"unknown source {source_id}")
        return self.node("source", self.bare(source_id))

    def act(self, act_id: str) -> str:
        """Return the IRI of a legal act."""
        if act_id not in self.acts:
            raise SystemExit(f"unknown legal act {act_id}")
        return self.node("legal-act", self.bare(act_id))

    def territory(self, code: str) -> str:
        """Return the IRI of a territory."""
        return self.node("territory", code)

    def level(self, source_id: str, confidence: str, locator: str) -> str:
        """Return the evidence level: law needs an article, what was computed is inferred, memory stays."""
        kind = self.sources[source_id]["kind"]
        if confidence == "memory" or source_id.endswith("-memory"):
            return "memory"
        if source_id.endswith("-derived"):
            return "inferred"
        if kind == "law":
            return "verified-law" if re.search(r"\barts?\.", locator) else "verified-official"
        return "verified-official" if kind == "official" else "verified-secondary"

    def evidence(
        self, source_id: str, confidence: str, locator: str = "", stance: str = "supports", level: str = ""
    ) -> str:
        """Return the IRI of an evidence node, shared by statements of the same source, place and level."""
        source = self.source(source_id)
        level = level or self.level(source_id, confidence, locator)
        iri = self.node("evidence", f"{self.bare(source_id)}-{digest(locator, level, stance)[:8]}")
        graph = self.graph("evidence")
        graph.add(iri, "rdf:type", "meso:Evidence")
        graph.add(iri, "meso:source", source)
        graph.text(iri, "meso:locator", locator)
        graph.add(iri, "meso:evidenceLevel", f"evidence-level:{level}")
        graph.add(iri, "meso:stance", f"stance:{stance}")
        graph.typed(iri, "meso:checkedOn", AS_OF, "date")
        return iri

    def proof(self, table: str, number: int, row: Row, locator: str = "") -> list[str]:
        """Return the evidence of a row: its own, and that of every text that confirmed a remembered one."""
        found = [self.evidence(row["source_id"], row.get("confidence") or "verified", locator)]
        for upgrade in self._upgrades.get((table, number), []):
            found.append(self.evidence(upgrade["source_id"], "verified", upgrade["locator"]))
        return found

    @cached_property
    def _upgrades(self) -> dict[tuple[str, int], list[Row]]:
        hits: dict[tuple[str, int], list[Row]] = defaultdict(list)
        for upgrade in self.facts.crosswalk("upgrades"):
            hits[upgrade["table"], self.row_number(upgrade["table"], upgrade["match"])].append(upgrade)
        return hits

    def row_number(self, table: str, match: str) -> int:
        """Return the number of the one row of a table that `column=value & column=value` tells apart."""
        found = self.row_numbers(table, match)
        if len(found) != 1:
            raise SystemExit(f"{len(found)} rows of {table} for {match}")
        return found[0]

    def row_numbers(self, table: str, match: str) -> list[int]:
        """Return the numbers of the rows of a table in which every `column=value` of `match` holds."""
        wanted = [part.partition("=") for part in match.split(" & ")]
        return [
            number
            for number, row in self.rows(table)
            if all(row[column.strip()] == value.strip() for column, _, value in wanted)
        ]

    def rows(self, table: str) -> Iterator[tuple[int, Row]]:
        """Yield the rows of a fact table, or of the crosswalk of that name, with their numbers."""
        decided = table in CROSSWALKS and not self.facts.has(table)
        yield from enumerate(self.facts.crosswalk(table) if decided else self.facts.table(table))

    def start(self, row: Row, act_id: str, source_id: str) -> tuple[str, str]:
        """Return the known start, else the act's entry into force or the source's year: `observed-by`."""
        if row.get("valid_from"):
            return full_date(row["valid_from"])
        in_force = self.acts[act_id]["in_force_from"] if act_id else ""
        if in_force:  # the law speaks of a body that may be older
            return full_date(in_force)[0], "observed-by"
        year = self.sources[source_id]["year"]
        return (f"{year}-01-01" if year else AS_OF), "observed-by"
