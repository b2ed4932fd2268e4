"""Values of published indices as Data Cube observations: `python -m tools.facts.indices FRAME_FOLDER [OUT]`.

A country's values go with its data (`write`, a room of the builder). Values of groups of countries, and the
sources of all, belong to no country: run as a script, this writes them to `data/common/indices.ttl`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from mesograph import resources
from tools.facts.dataset import LICENCE
from tools.facts.model import AS_OF, Model, digest
from tools.facts.rows import HERE, Row, read
from tools.facts.turtle import BASE, Graph

COMMON = f"{BASE}common/"
CUBES = "https://w3id.org/mesograph/data/index/"
COMMENT = "Licence: CC BY 4.0. Written by tools/facts/indices.py from the table of indicators; edit that."
FILE = "https://w3id.org/mesograph/data/common/indices.ttl"
# What tells the rows of a table of indicators apart, year aside.
KEY = ("index", "measure", "level_or_group", "country")


def write(model: Model) -> None:
    """Write `indices.ttl`: the values of the country, if an index has any."""
    country = model.facts.country
    for row, place in kept(indicators(model)):
        if place["area"] == country:
            iri = _observation(model.graph("indices"), row, place, model.space, model.home)
            model.graph("indices").add(iri, "meso:country", model.home)


def indicators(model: Model) -> list[Row]:
    """Return the table of indicators: the country's own, else the one beside the fact tables."""
    if model.facts.has("indicators"):
        return model.facts.table("indicators")
    return read(model.facts.folder.parents[1] / "frame" / "indicators.csv")


def places() -> dict[tuple[str, ...], Row]:
    """Return where rows of indicators go, or why they go nowhere, by their key fields."""
    rows = read(HERE / "crosswalk" / "indices.csv")
    return {tuple(row[name] for name in KEY): row for row in rows}


def place(row: Row, known: dict[tuple[str, ...], Row]) -> Row:
    """Return where a row goes; one that the crosswalk does not name is refused.

    A row of the crosswalk without a level speaks of every level.
    """
    levels = (row["level_or_group"], "")
    found = [known.get((row["index"], row["measure"], level, row["country"])) for level in levels]
    decided = found[0] or found[1]
    if decided is None:
        raise SystemExit(f"the crosswalk of indices does not say where this goes: {row}")
    return decided


def kept(rows: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield the rows that become observations, each with its place."""
    known = places()
    for row in rows:
        decided = place(row, known)
        if decided["area"]:
            yield row, decided


def common(rows: list[Row]) -> Graph:
    """Return what belongs to no country: values of groups of countries, and the sources of all values."""
    graph = Graph()
    graph.add(FILE, "dcterms:license", LICENCE)
    for source in _sources().values():
        _source(graph, source)
    for row, decided in kept(rows):
        if len(decided["area"]) > 2:  # the code of a country has two letters
            _observation(graph, row, decided, COMMON, f"index-area:{decided['area']}")
    return graph


@cache
def _sources() -> dict[str, Row]:
    """Return the sources of the values by the address that the table of indicators gives."""
    return {row["url"]: row for row in read(HERE / "crosswalk" / "index_sources.csv")}


def _evidence(source: Row) -> str:
    return f"{COMMON}evidence/{source['id']}-{digest(source['locator'])[:8]}"


def _source(graph: Graph, row: Row) -> None:
    notes = {r["id"]: r for r in read(HERE / "translations" / "index_sources.csv")}
    source, evidence = f"{COMMON}source/{row['id']}", _evidence(row)
    graph.add(source, "rdf:type", "meso:Source")
    graph.text(source, "dcterms:title", row["title"])
    graph.text(source, "meso:authors", row["authors"])
    graph.typed(source, "meso:year", row["year"], "integer")
    graph.add(source, "meso:sourceKind", f"source-kind:{row['kind']}")
    graph.add(source, "meso:officialUrl", row["url"])
    graph.add(evidence, "rdf:type", "meso:Evidence")
    graph.add(evidence, "meso:source", source)
    graph.text(evidence, "meso:locator", row["locator"])
    graph.add(evidence, "meso:evidenceLevel", "evidence-level:verified-secondary")
    graph.add(evidence, "meso:stance", "stance:supports")
    graph.typed(evidence, "meso:checkedOn", AS_OF, "date")
    graph.texts(evidence, "meso:note", {lang: notes[row["id"]][lang] for lang in ("en", "es", "pt")})


def _observation(graph: Graph, row: Row, decided: Row, space: str, area: str) -> str:
    name = "-".join(filter(None, (decided["concept"], decided["domain"], row["reference_year"])))
    iri = f"{space}observation/{name}"
    if iri in graph.triples:
        raise SystemExit(f"two rows make one observation: {row}")
    graph.add(iri, "rdf:type", "meso:IndexObservation", "qb:Observation")
    graph.add(iri, "qb:dataSet", CUBES + row["index"])
    graph.add(iri, "meso:index", f"index:{row['index']}")
    graph.add(iri, "meso:indexMeasure", f"index-measure:{decided['concept']}")
    graph.add(iri, "meso:indexArea", area)
    if decided["domain"]:
        graph.add(iri, "meso:indexDomain", f"decision-domain:{decided['domain']}")
    graph.typed(iri, "meso:referenceYear", row["reference_year"], "integer")
    value = row["value"]
    graph.typed(iri, "meso:value", value if "." in value else f"{value}.0", "decimal")
    graph.add(iri, "meso:evidence", _evidence(_sources()[row["url"]]))
    return iri


def main(arguments: list[str]) -> None:
    """Write what belongs to no country and print the number of triples."""
    folder, *rest = arguments
    out = Path(rest[0]) if rest else resources.root() / "data" / "common"
    out.mkdir(parents=True, exist_ok=True)
    print("indices", common(read(Path(folder) / "indicators.csv")).write(out / "indices.ttl", COMMENT))


if __name__ == "__main__":
    main(sys.argv[1:])
