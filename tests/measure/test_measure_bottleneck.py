"""M5 over dependences made by hand, and which unit a rule means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import table

from mesograph.measure.bottleneck import Dependence, concentration
from mesograph.measure.inputs import concept
from mesograph.measure.resolution import SCHOOL_ITSELF, Doer, Holder, World
from mesograph.store.protocol import Row

MASSES = st.lists(st.integers(1, 50).map(float), min_size=1, max_size=20)
COLUMNS = "part kind unit place wider schools"


def alone(mass: float) -> Dependence:
    found = Dependence()
    found.add(mass, 1)
    return found


def test_the_worked_case() -> None:
    found = {Doer("k", "u"): alone(3), Doer("k", "v"): alone(1)}
    assert concentration(found.items()) == (0.75, pytest.approx(0.5625 + 0.0625))


@given(MASSES)
def test_units_that_are_not_told_apart_count_as_many_equal_ones(masses: list[float]) -> None:
    apart = {Doer("k", f"u{i}"): alone(1.0) for i in range(int(sum(masses)))}
    together = Dependence()
    for mass in masses:
        together.add(mass, int(mass))
    found = concentration([(Doer("k", each=True), together)])
    assert found == pytest.approx(concentration(apart.items()))
    assert together.count == len(apart)


def test_units_of_an_unknown_number_add_nothing() -> None:
    unknown = Dependence()
    unknown.add(1, None)
    unknown.add(2, 2)
    assert unknown.count is None
    assert concentration([(Doer("k", "u"), alone(1)), (Doer("l"), unknown)]) == (0.25, pytest.approx(3 / 16))


def row(part: str, kind: str | None, unit: str | None, place: str | None, wider: str | None = None) -> Row:
    return (part, kind, unit, place, wider, 1 if part == "holding" else None)


WORLD = World(
    table(
        COLUMNS,
        row("holding", "council", "c", "town"),
        row("unit", "council", "c", "town"),
        row("unit", "office", "seated", "region"),
        row("unit", "agency", "one", None),
        row("unit", "agency", "two", None),
        row("unit", "ministry", "m", None),
        row("unit", "branch", "b", "town"),
        row("unit", "desk", "d1", "town"),
        row("unit", "desk", "d2", "town"),
        row("scope", "branch", "b", "elsewhere"),
        row("scope", "narrow", "n", "region"),
        row("wider", None, None, "town", "region"),
        row("organ", "cell", None, None, "office"),
        row("organ", "inspection", None, None, "desk"),
        row("organ", "inspection", None, None, "office"),
        row("broader", "narrow", None, None, "wide"),
        row("broader", "council", None, None, "owner"),
    )
)


@pytest.mark.parametrize(
    ("kind", "how", "expected"),
    [
        ("council", "owner", Doer("council", "c")),
        ("department", "owner-organ", Doer("council", "c")),
        ("principal", "school-itself", Doer(SCHOOL_ITSELF, each=True)),
        ("ministry", "unique", Doer("ministry", "m")),
        ("agency", "unique", Doer("agency", "agency")),  # two are named: the law means one that is not
        ("office", "territory", Doer("office", "seated")),  # no scope: its own territory, here the wider one
        ("branch", "territory", Doer("branch")),  # its scope lies elsewhere, though it sits in the town
        ("wide", "ancestor", Doer("narrow", "n")),  # a unit of a narrower kind
        ("desk", "territory", Doer("desk")),  # two serve the town
        ("council", "territory", Doer("council", "c")),
        ("owner", "territory", Doer("council", "c")),  # the owner is of the kind meant
        ("provider", "contract", Doer("provider")),
        ("cell", "territory", Doer("office", "seated")),  # an organ is the unit that it belongs to
        ("inspection", "territory", Doer("inspection")),  # of a desk or of the office, nobody knows
    ],
)
def test_whom_a_rule_means(kind: str, how: str, expected: Doer) -> None:
    holder = Holder("council", "c", "town", 1, 1.0)
    assert WORLD.doer(kind, concept("rule-resolution", how), holder) == expected


def test_an_owner_that_no_source_names_is_not_one_unit() -> None:
    holder = Holder("council", None, "town", 1, 1.0)
    for kind, how in (("council", "owner"), ("department", "owner-organ")):
        assert WORLD.doer(kind, concept("rule-resolution", how), holder) == Doer("council")
