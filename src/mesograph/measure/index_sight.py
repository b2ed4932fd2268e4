"""Does a published index see a reform: its change, held against the shift of decision mass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mesograph.measure.inputs import Measured, concept, notation, number, records
from mesograph.measure.ladder import TIERS
from mesograph.measure.regimes import Reading, readings
from mesograph.measure.rescaling import EMPTY, Rescaling, rescaling
from mesograph.store.protocol import Row, Table, Value

COLUMNS = (
    "index_measure",
    "year_before",
    "value_before",
    "year_after",
    "value_after",
    "change",
    "reading",
    "sector",
    "mean_shift",
    "same_sign",
    "covered_mass",
    "sees",
)
Series = Mapping[int, float]
"""Year to value of one index."""


def sign(value: float) -> int:
    """Return -1, 0 or 1; what is nearer to 0 than rounding can tell is 0."""
    return 0 if abs(value) < EMPTY else 1 if value > 0 else -1


def value_by(series: Series, day: str) -> tuple[int, float] | None:
    """Return the latest year that is not after the year of a day, with its value."""
    years = [year for year in series if year <= int(day[:4])]
    return (max(years), series[max(years)]) if years else None


def covered_mass(found: Rescaling, tiers: set[str]) -> float:
    """Return the share of the decision mass that moved into or out of one of the tiers."""
    return sum(mass for (a, b), mass in found.matrix.items() if a != b and {a, b} & tiers)


def index_sight(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return index_measure, two years and values, change, reading, sector, mean_shift, same_sign, sees.

    Source of the rule: competency question 21. `change` is empty where the index has not two different years:
    it was not made for that time and says nothing of it. `same_sign` and `sees` are empty then, and where no
    decision moved: there is no reform to see. The reading is the first that moved, else the first counted.
    """
    series: dict[Value, dict[int, float]] = defaultdict(dict)
    covers: dict[Value, set[str]] = defaultdict(set)
    for row in records(table):
        if row["part"] == "index":
            series[row["index_measure"]][int(number(row["year"]))] = number(row["value"])
        elif row["part"] == "covers":
            covers[row["index_measure"]].add(notation(row["tier"]))
    found = _reading(table)
    days = (str(parameters["from"]), str(parameters["to"]))
    rows = [_row(name, series[name], days, found, covers[name]) for name in sorted(series, key=str)]
    if found is None:
        asked = {row["decision"] for row in records(table) if row["part"] == "decision"}
        return Measured(COLUMNS, rows, 0, len(asked))
    return Measured(COLUMNS, rows, len(found.both), len(found.weight) - len(found.both))


def _reading(table: Table) -> Reading | None:
    place = table.columns.index("part")
    rules = Table(table.columns, [row for row in table.rows if row[place] not in ("index", "covers")])
    counted = [reading for reading in readings(rules) if reading.both]
    moved = [reading for reading in counted if covered_mass(_moved(reading), set(TIERS)) > EMPTY]
    return next(iter(moved or counted), None)


def _moved(reading: Reading) -> Rescaling:
    return rescaling(reading.before, reading.after, reading.weight)


def _row(name: Value, series: Series, days: tuple[str, str], found: Reading | None, tiers: set[str]) -> Row:
    before, after = (value_by(series, day) for day in days)
    change = after[1] - before[1] if before and after and before[0] != after[0] else None
    told = (name, *_shown(before), *_shown(after), change)
    if found is None:
        return (*told, None, None, None, None, None, None)
    moved = _moved(found)
    mass = covered_mass(moved, tiers)
    same = sees = None
    if change is not None and covered_mass(moved, set(TIERS)) > EMPTY:
        same = sign(change) == sign(moved.mean_shift)
        sees = same and mass > EMPTY
    sector = concept("school-sector", found.sector) if found.sector else None
    return (*told, concept("rescaling-reading", found.name), sector, moved.mean_shift, same, mass, sees)


def _shown(found: tuple[int, float] | None) -> tuple[Value, Value]:
    """Return year and value; a year is a name and not an amount, so that nobody groups its digits."""
    return (str(found[0]), found[1]) if found else (None, None)
