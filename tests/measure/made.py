"""Tables as a question returns them, made by hand, and profiles as Hypothesis makes them."""

from __future__ import annotations

from hypothesis import strategies as st

from mesograph.measure.inputs import concept
from mesograph.measure.ladder import TIERS
from mesograph.store.protocol import Row, Table, Value

COLUMNS = (
    "part",
    "sector",
    "predecessor",
    "decision",
    "domain",
    "decider",
    "tier",
    "control",
    "countable",
    "schools",
    "pupils",
    "gaps",
)


def table(columns: str, *rows: Row) -> Table:
    """Return a table from a line of column names."""
    return Table(tuple(columns.split()), list(rows))


def rescaling_table(*parts: dict[str, Value]) -> Table:
    """Return the table that the rescaling questions give, from the parts that matter."""
    return Table(COLUMNS, [tuple(part.get(c) for c in COLUMNS) for part in parts])


def decision(name: str, domain: str) -> dict[str, Value]:
    return {
        "part": "decision",
        "decision": concept("decision", name),
        "domain": concept("decision-domain", domain),
    }


def decider(
    moment: str, sector: str, name: str, tier: str, countable: bool = True, control: str = "authority"
) -> dict[str, Value]:
    return {
        "part": f"decider-{moment}",
        "sector": concept("school-sector", sector),
        "decision": concept("decision", name),
        "domain": None,
        "decider": concept("unit-kind", f"xx-{tier}"),
        "tier": concept("tier", tier),
        "control": concept("hierarchy-kind", control),
        "countable": countable,
    }


def size(moment: str, sector: str, schools: int, pupils: int, gaps: int = 0) -> dict[str, Value]:
    """Return the size of a sector; `gaps` counts the holdings whose pupils are unknown."""
    return {
        "part": f"size-{moment}",
        "sector": concept("school-sector", sector),
        "schools": schools,
        "pupils": pupils,
        "gaps": gaps,
    }


def succession(before: str, after: str) -> dict[str, Value]:
    return {
        "part": "succession",
        "sector": concept("school-sector", after),
        "predecessor": concept("school-sector", before),
    }


def shares() -> st.SearchStrategy[dict[str, float]]:
    """Profiles of one decision: positive shares on some rungs that sum to 1."""
    parts = st.dictionaries(st.sampled_from(TIERS), st.integers(1, 60), min_size=1)
    return parts.map(lambda p: {t: n / sum(p.values()) for t, n in p.items()})


def profiles() -> st.SearchStrategy[dict[str, dict[str, float]]]:
    """Profiles of up to six decisions."""
    return st.dictionaries(st.sampled_from(list("abcdef")), shares(), min_size=1)


def domains() -> st.SearchStrategy[dict[str, str]]:
    """A domain for each of six decisions."""
    return st.fixed_dictionaries({d: st.sampled_from(("one", "two", "three")) for d in "abcdef"})
