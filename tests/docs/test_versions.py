"""One version number, wherever it stands."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import yaml

import mesograph


def test_the_version_is_the_same_everywhere(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    header = (root / "ontology" / "mesograph.ttl").read_text("utf-8")
    changelog = (root / "CHANGELOG.md").read_text("utf-8")
    found = {
        "package": mesograph.__version__,
        "installed": version("mesograph"),
        "CITATION.cff": yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))["version"],
        "CHANGELOG.md": re.findall(r"^## (\S+)", changelog, re.M)[0],
        "owl:versionInfo": re.findall(r'owl:versionInfo "([^"]+)"', header)[0],
        "owl:versionIRI": re.findall(r"owl:versionIRI <[^>]*/([^/>]+)>", header)[0],
    }
    assert found == dict.fromkeys(found, project)


def test_the_day_of_the_release_is_the_same(root: Path) -> None:
    citation = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    newest = re.findall(r"^## \S+ \((\S+)\)", (root / "CHANGELOG.md").read_text("utf-8"), re.M)[0]
    assert str(citation["date-released"]) == newest
