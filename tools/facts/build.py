"""Write `data/<iso2>/*.ttl` from the fact tables: `python -m tools.facts.build cl FACTS_FOLDER [OUT]`."""

from __future__ import annotations

import sys
from pathlib import Path

from mesograph import resources
from tools.facts import (
    calendar,
    change,
    dataset,
    findings,
    indices,
    kinds,
    law,
    market,
    observations,
    owners,
    places,
    rivals,
    rules,
    scopes,
    triggers,
    units,
)
from tools.facts.model import Model
from tools.facts.rows import Facts

ROOMS = (
    places,
    kinds,
    units,
    owners,
    law,
    rules,
    scopes,
    calendar,
    change,
    findings,
    indices,
    observations,
    market,
    triggers,
    rivals,
    dataset,
)
LICENCE = (
    "Licence: CC BY 4.0. Written by tools/facts/build.py from the fact tables; edit those, not this file."
)


def build(country: str, facts: Path, out: Path) -> dict[str, int]:
    """Write every file of a country and return the number of triples by file name."""
    model = Model(Facts(country, facts / country))
    for room in ROOMS:
        room.write(model)
    if model.facts.missing:
        raise SystemExit("texts without translation:\n  " + "\n  ".join(sorted(set(model.facts.missing))))
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("*.ttl"):
        old.unlink()
    return {name: graph.write(out / f"{name}.ttl", LICENCE) for name, graph in sorted(model.graphs.items())}


def main(arguments: list[str]) -> None:
    """Build one country and print what was written."""
    country, facts, *rest = arguments
    out = Path(rest[0]) if rest else resources.root() / "data" / country
    for name, triples in build(country, Path(facts), out).items():
        print(f"{name:16} {triples:6}")


if __name__ == "__main__":
    main(sys.argv[1:])
