"""Golden answers against plain arithmetic on the fact tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction
from math import log10
from pathlib import Path
from statistics import median

import plain_facts as plain
import pytest
from cases import Case
from golden_files import golden
from tools.facts.rows import HERE, read

pytestmark = pytest.mark.directories
AS_OF = "2026-11-21"
SECTORS = ("municipal-public", "slep-public", "private-subsidized")
KINDS = {
    "municipal-public": ("daem", "corporation"),
    "slep-public": ("slep",),
    "private-subsidized": ("subsidised_private",),
}
NAMES = {
    "daem": "cl-municipality",
    "corporation": "cl-corporacion",
    "slep": "cl-slep",
    "subsidised_private": "cl-sostenedor-psubv",
}
MIDDLE = ("meso-intermediate", "meso-regional")
RANK = {rung: rank for rank, rung in enumerate(plain.RUNGS)}


def components(case: Case, reading: str) -> dict[str, float]:
    """Return component (with tiers, if it names them) to value of one reading of CQ13."""
    found = {}
    for row in golden(case).records():
        if row["reading"] == reading:
            key = " ".join(filter(None, (row["component"], row["from_tier"], row["to_tier"])))
            found[key] = float(row["value"])
    return found


def expected(before: plain.Profile, after: plain.Profile) -> dict[str, float]:
    """Return the components of the rescaling vector from two profiles."""
    matrix, counted = plain.flows(before, after)
    if not counted:
        return {"coverage": 0}
    found: dict[str, Fraction] = defaultdict(Fraction, coverage=counted)
    for name in ("up", "down", "to-centre", "to-middle-from-below", "to-middle-from-above", "to-school"):
        found[name] = Fraction(0)
    for part in ("share-before", "share-after"):
        for rung in plain.RUNGS:
            found[f"{part} {rung}"] = Fraction(0)
    for (a, b), mass in matrix.items():
        up, down = RANK[b] > RANK[a], RANK[b] < RANK[a]
        found["mean-shift"] += mass * (RANK[b] - RANK[a])
        found["up"] += mass * up
        found["down"] += mass * down
        found["to-centre"] += mass * (b == "national" and up)
        found["to-school"] += mass * (b == "school" and down)
        found["to-middle-from-below"] += mass * (b in MIDDLE and a in ("school", "meso-local"))
        found["to-middle-from-above"] += mass * (b in MIDDLE and down)
        found[f"share-before {a}"] += mass
        found[f"share-after {b}"] += mass
        if a != b:
            found[f"flow {a} {b}"] += mass
    return {name: float(value) for name, value in found.items()}


RESCALING = [(Case("cq-13"), "2017-01-01", AS_OF), (Case("cq-13", "2008-2017"), "2008-01-01", "2017-01-01")]


@pytest.mark.parametrize(("case", "first", "second"), RESCALING)
def test_regime_reading_of_the_rescaling(facts: Path, case: Case, first: str, second: str) -> None:
    rows = plain.table(facts, "decisions")
    before = plain.profile(rows, "municipal-public", first)
    after = plain.profile(rows, "slep-public", second)
    assert components(case, "regime") == pytest.approx(expected(before, after), abs=1e-8)
    found = golden(case)
    both = sum(d in before and d in after for d in plain.WEIGHT)
    assert (int(found.counted), int(found.excluded)) == (both, 23 - both)


@pytest.mark.parametrize(("case", "first", "second"), RESCALING)
def test_system_reading_of_the_rescaling(facts: Path, case: Case, first: str, second: str) -> None:
    rows = plain.table(facts, "decisions")
    ends = []
    for day in (first, second):
        pupils = plain.held_pupils(facts, day).values()
        size = {s: sum(here[k] for here in pupils for k in KINDS[s]) for s in SECTORS}
        ends.append(plain.mixed({s: plain.profile(rows, s, day) for s in SECTORS}, size))
    assert components(case, "system") == pytest.approx(expected(*ends), abs=1e-8)


def test_mass_reached_the_middle_from_below(facts: Path) -> None:
    """The seed question of the project, in round numbers that a reader can check."""
    found = components(Case("cq-13"), "regime")
    assert round(found["to-middle-from-below"], 2) == 0.33
    assert found["to-middle-from-above"] == 0
    assert round(found["coverage"], 2) == 0.82


@pytest.mark.parametrize(
    ("case", "sector"),
    [
        (Case("cq-02"), "slep-public"),
        (Case("cq-02", "municipal-public"), "municipal-public"),
        (Case("cq-02", "private-subsidized"), "private-subsidized"),
    ],
)
def test_locus_profile(facts: Path, case: Case, sector: str) -> None:
    profile = plain.profile(plain.table(facts, "decisions"), sector, AS_OF)
    whole = sum(plain.WEIGHT[d] for d in profile)
    mine = [row for row in golden(case).records() if row["sector"] == sector]
    assert len(mine) == len(plain.RUNGS)
    for row in mine:
        shares = [(plain.WEIGHT[d], p.get(row["tier"], Fraction(0))) for d, p in profile.items()]
        assert float(row["share"]) == pytest.approx(float(sum(w * p for w, p in shares) / whole))
        alone = sum(w for w, p in shares if p == 1) / whole
        assert float(row["share_alone"]) == pytest.approx(float(alone))
    coded = {r["sector"] for r in golden(case).records()}
    table = plain.table(facts, "decisions")
    assert int(golden(case).counted) == sum(len(plain.profile(table, s, AS_OF)) for s in coded)


@pytest.mark.parametrize(
    ("case", "day", "transferred"),
    [
        (Case("cq-17", "2017-06-30"), "2017-06-30", 0),
        (Case("cq-17", "2021-04-30"), "2021-04-30", 647),
        (Case("cq-17", "2025-04-30"), "2025-04-30", 1612),
        (Case("cq-17"), AS_OF, 2420),
    ],
)
def test_progress_of_the_transfer(facts: Path, case: Case, day: str, transferred: int) -> None:
    regions: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for comuna, here in plain.held(facts, day).items():
        for place in ("CL", plain_region(facts)[comuna]):
            regions[place][0] += here["slep"]
            regions[place][1] += here["slep"] + here["daem"] + here["corporation"]
    found = {r["territory"]: [int(r["transferred"]), int(r["public"])] for r in golden(case).records()}
    assert found == dict(regions)
    assert found["CL"] == [transferred, 5128]


def plain_region(facts: Path) -> dict[str, str]:
    return {r["comuna_code"]: r["region_code"] for r in plain.table(facts, "slep_comunas")}


def test_days_between_law_and_first_transfer(facts: Path) -> None:
    law = next(r["in_force_from"] for r in plain.table(facts, "legal_acts") if r["id"] == "cl-ley-21040")
    first: dict[str, str] = {}
    for row in plain.table(facts, "slep_comunas"):
        day = plain.transfer_day(row)
        if day:
            first[row["cod_slep"]] = min(day, first.get(row["cod_slep"], day))
    days = {code: (date.fromisoformat(d) - date.fromisoformat(law)).days for code, d in first.items()}
    rows = golden(Case("cq-18")).records()
    assert {r["unit"]: int(r["days"]) for r in rows if r["status"] == "de-jure"} == days
    assert float(next(r["days"] for r in rows if r["unit"] == "CL")) == median(days.values())
    assert {r["in_force"] for r in rows} == {"2017-11-24"}
    announced = {r["unit"] for r in rows if r["status"] == "announced"}
    assert announced == {r["cod_slep"] for r in plain.table(facts, "sleps")} - set(days)
    assert golden(Case("cq-18")).counted == str(
        sum(bool(plain.transfer_day(r)) for r in plain.table(facts, "slep_comunas"))
    )


def test_order_of_reforms(facts: Path) -> None:
    told = {
        (r["year_start"], r["id"].removeprefix("cl-reform-"), r["direction"])
        for r in plain.table(facts, "reforms")
    }
    found = [(r["year"], r["reform"], r["direction"]) for r in golden(Case("cq-22")).records()]
    assert told <= set(found)
    assert [year for year, _, _ in found] == sorted(year for year, _, _ in found)
    # Readings that other sources give of the same reforms (contradictions.csv and notes of reforms.csv).
    assert set(found) - told == {
        ("1980", "1981-municipal", "deconcentration"),
        ("2017", "2017-nep", "decentralization"),
    }


def test_what_is_covered(facts: Path) -> None:
    rows = [r for r in plain.table(facts, "decisions") if plain.in_force(r, AS_OF)]
    found = {(r["sector"], r["decision"]): r for r in golden(Case("cq-55")).records()}
    assert set(found) == {(s, d) for s in SECTORS for d in plain.DOMAIN_OF}
    for (sector, decision), row in found.items():
        here = [r for r in rows if (r["school_sector"], r["decision"]) == (sector, decision)]
        counted = [r for r in here if not plain.remembered(r)]
        deciding = [r for r in counted if r["role"] == "decides"]
        assert [row["rules"], row["counted_rules"], row["deciders"]] == [
            str(len(part)) for part in (here, counted, deciding)
        ], (sector, decision)
        assert row["domain"] == plain.DOMAIN_OF[decision]
    told = golden(Case("cq-55"))
    memory = sum(map(plain.remembered, rows))
    assert (int(told.counted), int(told.excluded)) == (len(rows) - memory, memory)


def test_decisions_without_a_decider(facts: Path) -> None:
    rows = [r for r in plain.table(facts, "decisions") if plain.in_force(r, AS_OF) and r["role"] == "decides"]
    found = {(r["sector"], r["decision"]): r["coded"] for r in golden(Case("cq-05")).records()}
    for sector in SECTORS:
        for decision in plain.DOMAIN_OF:
            here = [r for r in rows if (r["school_sector"], r["decision"]) == (sector, decision)]
            missing = all(plain.remembered(r) for r in here)
            assert ((sector, decision) in found) is missing, (sector, decision)
            if missing:
                assert found[sector, decision] == str(bool(here)).lower()


def test_nothing_remembered_is_counted(facts: Path) -> None:
    rows = golden(Case("cq-53")).records()
    for name, kind in (
        ("decisions", "Authority"),
        ("support", "Support"),
        ("accountability", "Accountability"),
    ):
        still = sum(map(plain.remembered, plain.table(facts, name)))
        once = sum(map(plain.remembered, plain.table(facts, name, confirmed=False)))
        memory = Counter(
            {
                r["countable"]: int(r["relations"])
                for r in rows
                if r["relation_type"] == kind and r["level"] == "memory"
            }
        )
        # What is remembered counts only where a text that was read says the same.
        assert memory == {"false": still, "true": once - still}, name


def test_scale_of_public_ownership(facts: Path) -> None:
    slep_of = {r["comuna_code"]: r["cod_slep"] for r in plain.table(facts, "slep_comunas")}
    medians = []
    for row in golden(Case("cq-15")).records():
        sizes: dict[str, int] = defaultdict(int)
        for comuna, here in plain.held(facts, row["day"]).items():
            for kind, owner in (
                ("daem", f"m{comuna}"),
                ("corporation", f"c{comuna}"),
                ("slep", slep_of[comuna]),
            ):
                sizes[owner] += here[kind]
        schools = [n for n in sizes.values() if n]
        medians.append(median(schools))
        assert (int(row["owners"]), int(row["schools"])) == (len(schools), sum(schools))
        assert float(row["median_schools"]) == median(schools)
    assert float(golden(Case("cq-15")).column("log10_ratio")[1]) == pytest.approx(
        log10(medians[1] / medians[0])
    )


@pytest.mark.parametrize("case", [Case("cq-47"), Case("cq-47", "2017-06-30-2021-04-30")])
def test_schools_under_elected_control(facts: Path, case: Case) -> None:
    rows = [row for row in golden(case).records() if row["owner_kind"] == "CL"]
    assert len(rows) == 2
    for row in rows:
        here = plain.held(facts, row["day"]).values()
        elected = sum(n["daem"] + n["corporation"] for n in here)
        assert int(row["schools"]) == elected
        assert float(row["share"]) == pytest.approx(elected / sum(sum(n.values()) for n in here))


@pytest.mark.parametrize("case", [Case("cq-33"), Case("cq-35")])
def test_schools_per_owner_kind(facts: Path, case: Case) -> None:
    here = plain.held(facts, AS_OF).values()
    found = {r["owner_kind"]: int(r["schools"]) for r in golden(case).records()}
    for column, kind in NAMES.items():
        assert found[kind] == sum(n[column] for n in here), kind


@pytest.mark.parametrize(
    ("case", "day"), [(Case("cq-34"), AS_OF), (Case("cq-34", "2015-06-30"), "2015-06-30")]
)
def test_mix_of_market_hierarchy_and_network(facts: Path, case: Case, day: str) -> None:
    """Supports of private subsidised schools: none of them hangs on a municipality or a service."""
    official = {r["id"] for r in plain.table(facts, "sources") if r["kind"] in ("law", "official")}
    public = (
        "cl-kind-uatp",
        "cl-kind-slep",
        "cl-kind-red-slep",
        "cl-dep",
        "cl-centro-lideres",
        "cl-kind-daem",
    )
    modes: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in plain.table(facts, "support"):
        lawful = row["legal_act_id"] or row["source_id"] in official
        counts = plain.in_force(row, day) and lawful and not plain.remembered(row)
        # The Superintendency advises owners of every sector; other help to the middle is for public owners.
        middle = row["recipient"] == "meso-unit" and row["provider_kind_or_id"] != "cl-superintendencia"
        if counts and not middle and row["provider_kind_or_id"] not in public:
            numbers = modes[row["coordination_mode"]]
            numbers[0] += row["intervention_duration"] == "time-limited"
            numbers[1] += row["mandatory"] == "no"
            numbers[2] += 1
    rows = [r for r in golden(case).records() if r["owner_kind"] == "cl-sostenedor-psubv"]
    found = {r["mode"]: [int(r["time_limited"]), int(r["voluntary"]), int(r["supports"])] for r in rows}
    assert found == modes
    assert sum(float(r["share"]) for r in rows) == pytest.approx(1)


def test_findings_per_subject_and_effect(facts: Path) -> None:
    told = Counter(r["polarity"] for r in plain.table(facts, "findings"))
    for row in read(HERE / "crosswalk" / "cl" / "findings_added.csv"):
        told[row["polarity"]] += len(row["about"].split(";"))
    found: Counter[str] = Counter()
    for row in golden(Case("cq-50")).records():
        found[row["polarity"]] += int(row["findings"])
    assert found == told


def test_the_move_of_hiring_principals(facts: Path) -> None:
    rows = golden(Case("cq-01", "principals")).records()
    assert [r["move"] for r in rows if r["moment"] == "after"] == ["1"]
    assert {r["countable"] for r in rows} == {"true"}
    told = [
        r
        for r in plain.table(facts, "decisions")
        if r["decision"] == "staff-hiring-dismissal-principal" and r["role"] == "decides"
    ]
    deciders = {r["school_sector"]: plain.TIER[r["unit_kind_or_id"]] for r in told if not plain.remembered(r)}
    assert deciders["municipal-public"] == "meso-local"
    assert deciders["slep-public"] == "meso-intermediate"


def test_postponed_transfers_are_later_than_they_were_announced(facts: Path) -> None:
    rows = golden(Case("cq-19")).records()
    assert all(r["announced_for"] < r["on_day"] for r in rows)
    exceptions = [r for r in plain.table(facts, "slep_comunas") if r["note"] == "comuna postponed"]
    assert sum(r["comunas"] == "1" for r in rows) == len(exceptions) == 3
