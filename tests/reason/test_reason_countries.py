"""A sample of every country's data classifies: it is consistent, and what follows from its types is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import RDF, Graph, URIRef

from mesograph import resources
from mesograph.cli import cli
from mesograph.reason.files import Part, read
from mesograph.reason.materialise import entailments
from mesograph.terms import expand

# Small files that hold every class a country has; the large ones repeat them per territory.
SAMPLE = (
    "units",
    "kinds",
    "authority",
    "support",
    "accountability",
    "participation",
    "reforms",
    "states",
    "law",
)


def sample(country: str) -> list[Path]:
    return [path for path in resources.data_files(country) if path.stem in SAMPLE]


@pytest.mark.java
@pytest.mark.parametrize("country", resources.countries())
def test_the_sample_of_a_country_is_consistent(country: str) -> None:
    files = sample(country)
    assert len(files) >= 2
    result = CliRunner().invoke(cli, ["reason", *map(str, files), "--lang", "en"])
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Consistent:")


def blocks(country: str, stem: str, kind: str) -> str:
    """Return the head of a data file and its subjects of one kind."""
    (path,) = [path for path in sample(country) if path.stem == stem]
    head, *subjects = path.read_text("utf-8").split("\n\n")
    found = [block for block in subjects if f"a {kind} ;" in block]
    assert found
    return "\n\n".join([head, *found])


def test_what_a_country_asserts_is_classified_under_the_classes_above(
    modules: list[Part], tmp_path: Path
) -> None:
    path = tmp_path / "states.ttl"
    path.write_text(blocks("co", "states", "meso:Substitution"), "utf-8")
    stated = set(Graph().parse(path).subjects(RDF.type, URIRef(expand("meso:Substitution"))))
    found = entailments([Part(path.name, read(path), shipped=False), *modules])
    assert len(stated) == 5
    assert {one for one in stated if (one, RDF.type, URIRef(expand("meso:DatedState"))) in found} == stated
