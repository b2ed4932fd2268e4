"""The files themselves: one licence each, nobody's personal data, the same bytes from the same facts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from asking import Asked

from mesograph import resources

FILES = resources.data_files("cl")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
PERSONAL = {
    "RUT": re.compile(r"\b\d{1,2}\.?\d{3}\.?\d{3}-[\dkK]\b"),
    "e-mail": re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}"),
    "phone": re.compile(r"(?:\+56|\(0?\d{1,2}\)|\btel[ée]fono|\bfono)[ .:]*\d[\d ]{6,}", re.IGNORECASE),
}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_file_declares_one_licence(cl: Asked, path: Path) -> None:
    name = "" if path.stem == "dataset" else f"/{path.name}"
    subject = f"https://w3id.org/mesograph/data/cl{name}"
    assert cl.column(f"SELECT ?l {{ <{subject}> dcterms:license ?l }}") == [LICENCE]
    assert "# Licence: CC BY 4.0." in path.read_text("utf-8").split("\n", 1)[0]


def test_the_data_set_lists_its_files(cl: Asked) -> None:
    found = cl.column("SELECT ?f { <https://w3id.org/mesograph/data/cl> dcterms:hasPart ?f }")
    assert sorted(f.rsplit("/", 1)[1] for f in found) == sorted(p.name for p in FILES if p.stem != "dataset")
    assert cl.column("SELECT ?d { <https://w3id.org/mesograph/data/cl> meso:asOf ?d }") == ["2026-11-21"]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_file_holds_no_personal_data(path: Path) -> None:
    text = path.read_text("utf-8")
    assert {
        name: pattern.findall(text)[:3] for name, pattern in PERSONAL.items() if pattern.search(text)
    } == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("RUT", "12.345.678-5"),
        ("RUT", "7654321-K"),
        ("e-mail", "nobody@example.cl"),
        ("phone", "+56 2 2345 6789"),
        ("phone", "fono: 22345678"),
    ],
)
def test_personal_data_would_be_found(name: str, text: str) -> None:
    assert PERSONAL[name].search(f'    meso:note "ver {text}"@es ;')


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_subjects_are_sorted_and_prefixes_are_used(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    subjects = [line for line in lines if line and not line.startswith((" ", "#", "@"))]
    assert len(subjects) == len(set(subjects))
    spaces = dict(re.findall(r"@prefix ([\w-]+): <([^>]+)>", "\n".join(lines)))
    body = "\n".join(line for line in lines if not line.startswith("@"))
    assert {p for p in spaces if p != "rdf" and f"{p}:" not in body} == set()

    def full(name: str) -> str:
        if name.startswith("<"):
            inside = name[1:-1]
            return inside if "://" in inside else "https://w3id.org/mesograph/id/" + inside
        prefix, local = name.split(":", 1)
        return spaces[prefix] + local

    assert [full(s) for s in subjects] == sorted(full(s) for s in subjects)
