"""Both engines on shipped data, and the shipped data under their own shapes."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_calls import write

from mesograph import resources
from mesograph.check import check

# Small files whole; of the large ones a sample: pySHACL takes its time per node and rule.
WHOLE = ("contradictions", "market", "reforms")
SAMPLED = ("authority", "hierarchy", "scopes", "transfers", "units", "support", "observations", "evidence")
EACH = 3


def sample(path: Path, every: int) -> str:
    """Return the head of a file and its first, middle and last blocks."""
    head, *blocks = path.read_text("utf-8").split("\n\n")
    return "\n\n".join([head, *blocks[1 :: max(1, len(blocks) // every)]]) + "\n"


@pytest.fixture(scope="module", name="paths")
def some_data(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("sample")
    files = {path.stem: path for path in resources.data_files("cl")}
    parts = [write(folder, f"{name}.ttl", sample(files[name], EACH)) for name in SAMPLED]
    return parts + [str(files[name]) for name in WHOLE]


@pytest.mark.parametrize("profile", [None, "publication"])
def test_both_engines_agree_on_shipped_data(paths: list[str], profile: str | None) -> None:
    planned = check(paths, profile=profile)
    reference = check(paths, profile=profile, engine="pyshacl")
    assert planned.focus_nodes == reference.focus_nodes > 50
    assert planned.findings == reference.findings


def test_shipped_data_and_schemes_break_no_rule() -> None:
    folder = resources.root()
    report = check([folder / "data", folder / "ontology" / "schemes"])
    assert report.focus_nodes > 4000
    assert not [i for i in report.findings if i.severity == "violation"]
    assert report.untouched == {}
