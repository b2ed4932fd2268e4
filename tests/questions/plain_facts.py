"""The same numbers by another way: plain arithmetic on the fact tables, without graph, query or measure."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

Row = dict[str, str]
RUNGS = ("school", "meso-local", "meso-intermediate", "meso-regional", "national")
TIER = {
    "cl-kind-school": "school",
    "cl-kind-director": "school",
    "cl-kind-family": "school",
    "cl-kind-sostenedor-psubv": "school",
    "cl-kind-municipality": "meso-local",
    "cl-kind-daem": "meso-local",
    "cl-kind-slep": "meso-intermediate",
    "cl-kind-seremi": "meso-regional",
    "cl-kind-superintendencia-regional": "meso-regional",
    "cl-mineduc": "national",
    "cl-congress": "national",
    "cl-cpeip": "national",
    "cl-agencia": "national",
    "cl-dep": "national",
    "cl-president": "national",
}
DOMAINS = {  # the 23 decisions of the OECD indicator
    "organisation-of-instruction": (
        "instruction-time textbook-choice grouping-of-students additional-support teaching-methods "
        "assessment-methods"
    ),
    "planning-and-structures": (
        "school-creation-closure grade-level-creation course-design course-selection course-content "
        "qualifying-exams credentialing"
    ),
    "personnel-management": (
        "staff-hiring-dismissal-principal staff-hiring-dismissal-teachers staff-duties-conditions "
        "staff-salaries career-influence"
    ),
    "resource-management": (
        "resource-allocation-staff resource-allocation-non-staff resource-use-staff resource-use-non-staff "
        "infrastructure"
    ),
}
DOMAIN_OF = {d: name for name, text in DOMAINS.items() for d in text.split()}
WEIGHT = {d: Fraction(1, 4 * len(DOMAINS[name].split())) for d, name in DOMAIN_OF.items()}
Profile = dict[str, dict[str, Fraction]]

CONFIRMED = "confirmed"  # the source of a row that was remembered first
UPGRADES = Path(__file__).parents[2] / "tools" / "facts" / "crosswalk" / "cl" / "upgrades.csv"


def table(folder: Path, name: str, confirmed: bool = True) -> list[Row]:
    """Return a fact table; a remembered row that a text confirmed since is verified, unless told not to."""
    rows = _read(folder / f"{name}.csv")
    for upgrade in _read(UPGRADES) if confirmed else []:
        wanted = [part.split("=", 1) for part in upgrade["match"].split(" & ")]
        for row in rows if upgrade["table"] == name else []:
            if all(row[column] == value for column, value in wanted):
                row["confidence"], row["source_id"] = "verified", CONFIRMED
                row["read_at"] = max(row.get("read_at", ""), upgrade["locator"])
    return rows


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def full(text: str) -> str:
    return text + {4: "-01-01", 7: "-01", 10: ""}[len(text)]


def in_force(row: Row, day: str) -> bool:
    until = row["period_until"]
    return full(row["period_from"]) <= day and (not until or full(until) > day)


def remembered(row: Row) -> bool:
    return row["confidence"] == "memory" or row["source_id"] == "cl-memory"


def profile(rows: Iterable[Row], sector: str, day: str) -> Profile:
    """Return the tiers that share each OECD decision; one remembered decider leaves the decision out."""
    tiers: dict[str, set[str]] = defaultdict(set)
    uncounted = set()
    for row in rows:
        if row["school_sector"] == sector and row["role"] == "decides" and in_force(row, day):
            tiers[row["decision"]].add(TIER[row["unit_kind_or_id"]])
            if remembered(row):
                uncounted.add(row["decision"])
    return {
        d: {t: Fraction(1, len(found)) for t in found}
        for d, found in tiers.items()
        if d in WEIGHT and d not in uncounted
    }


def mixed(profiles: dict[str, Profile], size: dict[str, int]) -> Profile:
    """Return the mean of profiles by size, for the decisions that each sector with a size has."""
    sectors = [s for s in profiles if size.get(s)]
    total = sum(size[s] for s in sectors)
    both = [d for d in WEIGHT if all(d in profiles[s] for s in sectors)]
    return {
        d: {t: sum(profiles[s][d].get(t, Fraction(0)) * size[s] for s in sectors) / total for t in RUNGS}
        for d in both
    }


def flows(before: Profile, after: Profile) -> tuple[dict[tuple[str, str], Fraction], Fraction]:
    """Return mass per pair of tiers and the weight that was counted: by the quantiles of both."""
    both = [d for d in WEIGHT if d in before and d in after]
    counted = sum((WEIGHT[d] for d in both), Fraction(0))
    matrix: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    for d in both:
        ends = [_ends(before[d]), _ends(after[d])]
        low = Fraction(0)
        for high in sorted({end for side in ends for end, _ in side}):
            a, b = (next(t for end, t in side if end >= high) for side in ends)
            matrix[a, b] += WEIGHT[d] * (high - low) / counted
            low = high
    return dict(matrix), counted


def _ends(shares: dict[str, Fraction]) -> list[tuple[Fraction, str]]:
    """Return where each rung ends when shares are laid one after the other, from the school upwards."""
    ends, at = [], Fraction(0)
    for rung in RUNGS:
        if shares.get(rung):
            at += shares[rung]
            ends.append((at, rung))
    return ends


def transfer_day(row: Row) -> str:
    """Return the day of a comuna's transfer as far as it is official, or nothing where it is announced."""
    if row["status_2026"] != "in-operation":
        return ""
    known = row["transfer_date"] if row["transfer_date_confidence"] == "verified" else ""
    return full(known or row["transfer_year"])


def held(folder: Path, day: str) -> dict[str, dict[str, int]]:
    """Return comuna to owner kind to schools on a day; the structure of the directory of 2025 is kept."""
    return _held(folder, day, "schools")


def held_pupils(folder: Path, day: str) -> dict[str, dict[str, int]]:
    return _held(folder, day, "pupils")


def _held(folder: Path, day: str, what: str) -> dict[str, dict[str, int]]:
    moved = {r["comuna_code"]: transfer_day(r) for r in table(folder, "slep_comunas")}
    found = {}
    for row in table(folder, "comuna_school_sectors_2025"):
        number = {k.removesuffix(f"_{what}"): int(v) for k, v in row.items() if k.endswith(f"_{what}")}
        municipal = {k: number.pop(k) for k in ("daem", "corporation")}
        local = number.pop("slep")
        on = moved[row["comuna_code"]]
        here = {**number, "slep": 0, **municipal}
        if on and on <= day:
            here["slep"] = local
            if (
                on > row["reference_date"]
            ):  # the file was made before: what it shows as municipal has passed since
                here["slep"] += sum(municipal.values())
                here |= {"daem": 0, "corporation": 0}
        else:
            here["daem"] += local
        found[row["comuna_code"]] = here
    return found
