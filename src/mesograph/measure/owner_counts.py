"""Schools that nobody or more than one unit owns on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mesograph.measure.inputs import Measured, records
from mesograph.store.protocol import Row, Table, Value

SEVERAL = 2
COLUMNS = ("school", "territory", "owners", "schools", "share")


def owner_counts(table: Table, parameters: Mapping[str, Value]) -> Measured:
    """Return school, territory, owners, schools, share: first counts for the country, then each school.

    `owners` is 0 or a number from 2 up; on the row that counts the schools with several it is 2. It is empty
    for schools with an owner that has no name or may have left, which are not counted. No rows where no
    school is known by itself.
    """
    place: dict[Value, Value] = {}
    owners: dict[Value, set[Value]] = defaultdict(set)
    doubtful: set[Value] = set()
    for row in records(table):
        if row["part"] == "school":
            place[row["school"]] = row["territory"]
        elif row["part"] == "owner":
            owners[row["school"]].add(row["owner"])
        else:
            doubtful.add(row["school"])
    if not place:
        return Measured(COLUMNS, [])
    unsure = [school for school in place if school in doubtful]
    sure = [school for school in place if school not in doubtful]
    none = [school for school in sure if not owners[school]]
    several = [school for school in sure if len(owners[school]) >= SEVERAL]
    rows: list[Row] = [
        (parameters.get("country"), None, number, len(found), len(found) / len(place))
        for number, found in ((0, none), (SEVERAL, several), (None, unsure))
    ]
    rows += [(school, place[school], len(owners[school]), None, None) for school in (*none, *several)]
    rows += [(school, place[school], None, None, None) for school in unsure]
    return Measured(COLUMNS, rows, len(sure), len(unsure))
