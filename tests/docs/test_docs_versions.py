"""One version number, wherever it stands."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import yaml

import mesograph


def one(values: list[str]) -> str:
    """Return the value that all are, or all of them if they differ."""
    return ", ".join(sorted(set(values)))


def test_the_version_is_the_same_everywhere(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    headers = "".join(path.read_text("utf-8") for path in sorted(root.glob("ontology/**/*.ttl")))
    changelog = (root / "CHANGELOG.md").read_text("utf-8")
    found = {
        "package": mesograph.__version__,
        "installed": version("mesograph"),
        "CITATION.cff": yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))["version"],
        "CHANGELOG.md": re.findall(r"^## (\S+)", changelog, re.M)[0],
        "owl:versionInfo": one(re.findall(r'owl:versionInfo "([^"]+)"', headers)),
        "owl:versionIRI": one(re.findall(r"owl:versionIRI <[^>]*/ontology/([^/>]+)", headers)),
    }
    assert found == dict.fromkeys(found, project)


def test_the_day_of_the_release_is_the_same(root: Path) -> None:
    citation = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    newest = re.findall(r"^## \S+ \((\S+)\)", (root / "CHANGELOG.md").read_text("utf-8"), re.M)[0]
    assert str(citation["date-released"]) == newest
