from __future__ import annotations

import re
from pathlib import Path

import pytest

from mesograph import resources, terms
from mesograph.errors import InputError

FOLDERS = ("benchmarks", "data", "docs", "ontology", "queries", "shapes", "src", "tests", "tools")
SUFFIXES = (".ttl", ".trig", ".rq", ".ru", ".md")
DECLARATION = re.compile(r"(?:@prefix|\bPREFIX)\s+([\w-]*):\s+<([^<>{}\s]*)>", re.IGNORECASE)
# Reserved for examples, so any prefix will do: that host (RFC 2606), and the invented country of the tests.
EXAMPLE = ("https://example.org/", "http://example.org/", terms.ID + "xx/")


def declarations(text: str) -> list[tuple[str, str]]:
    return [(p, n) for p, n in DECLARATION.findall(text) if not n.startswith(EXAMPLE)]


def files() -> list[Path]:
    root = resources.root()
    found = [p for folder in FOLDERS for p in (root / folder).rglob("*") if p.suffix in SUFFIXES]
    return sorted([*found, *root.glob("*.md")])


def test_every_prefix_in_the_repository_is_that_of_the_list() -> None:
    known = terms.prefixes()
    paths = files()
    assert len(paths) > 50
    wrong = [
        f"{path.relative_to(resources.root())}: {prefix}: <{namespace}>"
        for path in paths
        for prefix, namespace in declarations(path.read_text("utf-8"))
        if known.get(prefix) != namespace
    ]
    assert wrong == []


def test_a_wrong_prefix_would_be_seen() -> None:
    text = "@prefix dcterms: <http://purl.org/dc/elements/1.1/> .\nPREFIX ex: <https://example.org/>"
    assert declarations(text) == [("dcterms", "http://purl.org/dc/elements/1.1/")]


def test_the_list_has_no_namespace_twice_and_is_sorted_in_its_parts() -> None:
    text = resources.prefix_file().read_text("utf-8")
    names = re.findall(r"^@prefix ([\w-]+):", text, re.MULTILINE)
    assert list(terms.prefixes()) == names
    assert len(set(terms.prefixes().values())) == len(names)
    for part in text.split("\n\n")[2:]:
        listed = re.findall(r"^@prefix ([\w-]+):", part, re.MULTILINE)
        assert listed == sorted(listed)


def test_shorten_takes_the_longest_namespace() -> None:
    assert terms.shorten(terms.MESO + "School") == "meso:School"
    assert terms.shorten(terms.CODE + "tier/national") == "tier:national"
    assert terms.shorten(terms.ID + "cl/school/10") == "cl:school/10"
    assert terms.shorten("https://example.org/x") == "https://example.org/x"
    assert terms.shorten(terms.MESO) == terms.MESO


@pytest.mark.parametrize(
    "curie", ["meso:School", "tier:meso-local", "cl:school/10", "education-level:ISCED-2011:3"]
)
def test_expand_undoes_shorten(curie: str) -> None:
    assert terms.shorten(terms.expand(curie)) == curie


def test_expand_takes_iris_and_escapes() -> None:
    assert terms.expand(r"cl:school\/10") == terms.ID + "cl/school/10"
    assert terms.expand("<https://example.org/x>") == terms.expand("https://example.org/x")


def test_unknown_prefixes_are_named() -> None:
    with pytest.raises(InputError, match="nope"):
        terms.expand("nope:x")
    with pytest.raises(InputError, match="nope"):
        terms.sparql_prologue("nope")


def test_the_prologue_holds_what_is_asked_for() -> None:
    assert terms.sparql_prologue("meso") == f"PREFIX meso: <{terms.MESO}>\n"
    assert terms.sparql_prologue().count("PREFIX") == len(terms.prefixes())
