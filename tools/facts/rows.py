"""The fact tables of one country, their translations and crosswalks, as rows by table name."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

Row = dict[str, str]
HERE = Path(__file__).parent
# Rows of our own that stand beside a fact table, by the name of the table they add to.
ADDED = {"sources": "sources_added", "findings": "findings_added"}
CROSSWALKS = frozenset(
    (
        "agents",
        "announced_dates",
        "consequences",
        "contradictions",
        "corrections",
        "counts",
        "finding_about",
        "finding_conditions",
        "findings_added",
        "former_scopes",
        "kind_patterns",
        "kind_rows",
        "kinds",
        "leads",
        "market",
        "participation",
        "regimes",
        "rival_directions",
        "rival_evidence",
        "scope_tables",
        "sectors",
        "settings",
        "sources_added",
        "substitutions",
        "support_scope",
        "territorial_owners",
        "territory_names",
        "territory_states",
        "territory_tables",
        "triggers",
        "upgrades",
    )
)


def read(path: Path) -> list[Row]:
    """Return the rows of a UTF-8 CSV file; a missing file is an error, never an empty table."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _meant(row: Row, said: str) -> bool:
    """Return whether a correction speaks of a row: of every one, by its id, or by `column=value & …`."""
    if "=" not in said:
        return said in ("", row.get("id", ""))
    wanted = (part.partition("=") for part in said.split(" & "))
    return all(row[column.strip()] == value.strip() for column, _, value in wanted)


@dataclass
class Facts:
    """Where the tables of a country are; every look-up fails loudly when a text or code is missing."""

    country: str
    folder: Path
    missing: list[str] = field(default_factory=list)

    def table(self, name: str) -> list[Row]:
        """Return a fact table with the corrections of the crosswalk applied."""
        if not self.has(name):
            raise SystemExit(f"no table {name} in {self.folder.name}")
        rows = read(self.folder / f"{name}.csv")
        rows += self.crosswalk(ADDED[name]) if name in ADDED else []
        for fix in self.crosswalk("corrections"):
            if fix["table"] == name:
                self._correct(rows, fix)
        return rows

    def has(self, name: str) -> bool:
        """Return whether the country has a fact table that not every country has."""
        return (self.folder / f"{name}.csv").is_file()

    def _correct(self, rows: list[Row], fix: Row) -> None:
        hits = [r for r in rows if r[fix["column"]] == fix["old"] and _meant(r, fix["id"])]
        if not hits:
            raise SystemExit(f"correction finds nothing: {fix}")
        for row in hits:
            row[fix["column"]] = fix["new"]

    def crosswalk(self, name: str) -> list[Row]:
        """Return a table of decisions that the fact tables leave open; no file, nothing to decide."""
        if name not in CROSSWALKS:
            raise SystemExit(f"no crosswalk is called {name}")
        path = HERE / "crosswalk" / self.country / f"{name}.csv"
        return read(path) if path.is_file() else []

    @cached_property
    def settings(self) -> Row:
        """Return the few values that a whole country has."""
        rows = self.crosswalk("settings")
        if len(rows) != 1:
            raise SystemExit(f"the crosswalk settings of {self.country} needs one row")
        return rows[0]

    def translated(self, table: str, key: str, field_name: str) -> dict[str, str]:
        """Return en, es, pt of one field of one row of a translation table."""
        row = self._translations(table).get(key)
        if row is None:
            self.missing.append(f"{table}: {key}")
            return {}
        prefix = f"{field_name}_" if field_name else ""
        values = {lang: row.get(prefix + lang, "") for lang in ("en", "es", "pt")}
        if any(values.values()) and not all(values.values()):
            self.missing.append(f"{table}: {key}: {field_name}")
        return values

    def name(self, table: str, key: str, local: str) -> dict[str, str]:
        """Return en, es, pt of a name that differs by language, else the local one in all three."""
        known = key in self._translations(table)
        return self.translated(table, key, "") if known else dict.fromkeys(("en", "es", "pt"), local)

    def note(self, english: str) -> dict[str, str]:
        """Return en, es, pt of a note, looked up by its English text."""
        return self.translated("notes", english, "") if english else {}

    def titles(self) -> dict[str, dict[str, str]]:
        """Return en, es, pt of the sources that have no title of their own."""
        rows = self._translations("source_titles").values()
        return {r["id"]: {lang: r[lang] for lang in ("en", "es", "pt")} for r in rows}

    @cached_property
    def _loaded(self) -> dict[str, dict[str, Row]]:
        return {}

    def _translations(self, table: str) -> dict[str, Row]:
        if table not in self._loaded:
            path = HERE / "translations" / self.country / f"{table}.csv"
            rows = read(path) if path.is_file() else []
            self._loaded[table] = {r["en" if table == "notes" else "id"]: r for r in rows}
        return self._loaded[table]
