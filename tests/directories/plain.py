"""The same questions asked of the same files with the csv module alone: what an import is held against."""

from __future__ import annotations

import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

Row = dict[str, str]
KINDS = {
    "1": "cl-corporacion",
    "2": "cl-municipality",
    "3": "cl-sostenedor-psubv",
    "4": "cl-sostenedor-pagado",
    "5": "cl-sostenedor-delegado",
    "6": "cl-slep",
}
TOWN = ("1", "2")


@dataclass(frozen=True)
class Passing:
    """When the schools of a comuna pass to a service, as the listing has it; only facts have a date here."""

    service: str
    date: str
    fact: bool


def read(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def comuna(row: Row) -> str:
    return row["COD_COM_RBD"].zfill(5)


class Files:
    """The files by reference date, and the calendar by comuna."""

    def __init__(self, paths: Iterable[Path], calendar: dict[str, Passing]) -> None:
        tables = [read(path) for path in paths]
        self.rows = {f"{table[0]['AGNO']}-04-30": {r["RBD"]: r for r in table} for table in tables}
        self.dates = sorted(self.rows)
        self.calendar = calendar

    def open_by_kind(self, date: str) -> Counter[str]:
        return Counter(KINDS[r["COD_DEPE"]] for r in self.rows[date].values() if r["ESTADO_ESTAB"] == "1")

    def open_by_service(self, date: str) -> Counter[str]:
        rows = self.rows[date].values()
        return Counter(
            self.calendar[comuna(r)].service
            for r in rows
            if r["COD_DEPE"] == "6" and r["ESTADO_ESTAB"] == "1"
        )

    def pupils_by_kind(self, date: str) -> Counter[str]:
        total: Counter[str] = Counter()
        for row in self.rows[date].values():
            total[KINDS[row["COD_DEPE"]]] += int(row.get("MAT_TOTAL") or 0)
        return total

    def moves(self) -> dict[tuple[str, str], Counter[tuple[str, str]]]:
        """Return for each pair of files how many schools went from one owner kind to another."""
        found = {}
        for before, after in pairwise(self.dates):
            old, new = self.rows[before], self.rows[after]
            pairs = ((KINDS[old[k]["COD_DEPE"]], KINDS[new[k]["COD_DEPE"]]) for k in old.keys() & new.keys())
            found[before, after] = Counter(pair for pair in pairs if pair[0] != pair[1])
        return found

    def early(self, date: str) -> set[str]:
        return {
            key
            for key, r in self.rows[date].items()
            if r["COD_DEPE"] == "6" and r["ESTADO_ESTAB"] == "1" and self.calendar[comuna(r)].date > date
        }

    def left_behind(self, date: str) -> set[str]:
        return {
            key
            for key, r in self.rows[date].items()
            if r["COD_DEPE"] in TOWN and r["ESTADO_ESTAB"] == "1" and self._passed(r, date)
        }

    def _passed(self, row: Row, date: str) -> bool:
        passing = self.calendar[comuna(row)]
        return passing.fact and passing.date <= date

    def vanished(self) -> set[str]:
        last = self.rows[self.dates[-1]]
        return {key for date in self.dates for key in self.rows[date]} - last.keys()

    def public_on(self, date: str) -> Counter[str]:
        """Return open public schools per kind on the date of the newest file, by the calendar.

        A school that the file shows early is still with the town that the file before shows.
        """
        before = self.rows[self.dates[self.dates.index(date) - 1]]
        count, ahead = Counter[str](), self.early(date)
        for key, row in self.rows[date].items():
            if row["ESTADO_ESTAB"] == "1" and row["COD_DEPE"] in (*TOWN, "6"):
                count[KINDS[(before[key] if key in ahead else row)["COD_DEPE"]]] += 1
        return count

    def persons(self) -> set[str]:
        return {
            r["MRUN"].strip()
            for table in self.rows.values()
            for r in table.values()
            if r.get("MRUN", "").strip()
        }

    def owners_of_several(self) -> dict[str, set[str]]:
        """Return which subsidised private schools each natural person runs, in any file."""
        found = defaultdict(set)
        for table in self.rows.values():
            for key, row in table.items():
                if row.get("MRUN", "").strip() and row["COD_DEPE"] == "3":
                    found[row["MRUN"]].add(key)
        return found
