"""Mechanisms taken out on purpose: each loss shows, so the tests that rest on them would fail."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest
from check_calls import EVIDENCE, SCHOOL, ownership, write

from mesograph import resources
from mesograph.check import Report, check, door, focus, plan, reference, select, wording

HEAD = "@prefix e: <http://e.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
BEFORE, AFTER = "subnational-government/13101", "local-public-education-service/1303"
HANDOVER = (
    SCHOOL
    + ownership("old", BEFORE, "1990-01-01").replace(
        "meso:endStatus end-status:open",
        'meso:validUntil "2019-01-01"^^xsd:date ;\n    meso:endStatus end-status:ended',
    )
    + ownership("new", AFTER, "2019-01-01")
    + EVIDENCE
)


def rules(report: Report) -> set[str]:
    return {i.rule for i in report.findings}


def changed_shapes(folder: Path, old: str, new: str) -> list[Path]:
    """Return copies of the shapes with a text replaced; it must be there."""
    texts = {path.name: path.read_text("utf-8") for path in resources.shapes_files()}
    assert any(old in text for text in texts.values())
    return [Path(write(folder, name, text.replace(old, new))) for name, text in texts.items()]


def test_a_handover_on_one_day_is_no_overlap(tmp_path: Path) -> None:
    assert check([write(tmp_path, "x.ttl", HANDOVER)]).conforms


@pytest.mark.parametrize("engine", ["planned", "pyshacl"])
def test_closed_intervals_would_be_seen(tmp_path: Path, engine: str) -> None:
    path = write(tmp_path, "x.ttl", HANDOVER)
    shapes = changed_shapes(tmp_path, "?otherUntil > ?from", "?otherUntil >= ?from")
    assert rules(check([path], shapes=shapes, engine=engine)) == {"MESO-R151"}


def test_one_day_of_overlap_is_found(tmp_path: Path) -> None:
    text = HANDOVER.replace('meso:validUntil "2019-01-01"', 'meso:validUntil "2019-01-02"')
    report = check([write(tmp_path, "x.ttl", text)])
    assert [i.rule for i in report.findings] == ["MESO-R151", "MESO-R151"]


def test_a_planner_without_targets_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "x.ttl", HANDOVER)
    monkeypatch.setattr(plan, "target", lambda group: "?this ?anyProperty ?anyValue .")
    assert len(rules(check([path]))) > 5


def test_judging_the_context_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "x.ttl", SCHOOL)
    ours = check([path]).focus_nodes
    real = focus.focus_nodes
    monkeypatch.setattr(door, "focus_nodes", lambda s, r, b, judged: real(s, r, b, lambda node: True))
    assert ours == 1 < check([path]).focus_nodes


def test_forgetting_subclasses_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write(
        tmp_path,
        "data.ttl",
        "@prefix e: <http://e.org/> .\n<http://e.org/Sub> <http://www.w3.org/2000/01/rdf-schema#subClassOf>"
        " e:C . e:a a e:Sub .",
    )
    text = HEAD + "e:s a sh:PropertyShape ; sh:targetClass e:C ; sh:path e:p ; sh:minCount 1 ."
    shapes = [Path(write(tmp_path, "shapes.ttl", text))]
    assert check([data], shapes=shapes).focus_nodes == 1
    monkeypatch.setattr(door, "subclasses", lambda store: {})
    assert check([data], shapes=shapes).focus_nodes == 0


def test_mending_literals_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    boolean = "<http://www.w3.org/2001/XMLSchema#boolean>"
    data = write(tmp_path, "data.ttl", f'@prefix e: <http://e.org/> . e:a a e:C ; e:p "none"^^{boolean} .')
    text = HEAD + f"e:s a sh:PropertyShape ; sh:targetClass e:C ; sh:path e:p ; sh:datatype {boolean} ."
    shapes = [Path(write(tmp_path, "shapes.ttl", text))]
    assert [i.found for i in check([data], shapes=shapes, engine="pyshacl").findings] == ["none"]
    monkeypatch.setattr(reference, "_literals_as_written", nullcontext)
    monkeypatch.setattr("rdflib.NORMALIZE_LITERALS", True)
    warnings.simplefilter("ignore")
    assert [i.found for i in check([data], shapes=shapes, engine="pyshacl").findings] == ["false"]


def test_targets_only_at_the_head_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write(tmp_path, "data.ttl", "@prefix e: <http://e.org/> . e:a a e:C . e:b e:r e:a .")
    query = "SELECT $this ?value WHERE { { $this a 1 } UNION { ?value ?p ?x . FILTER(?x = $this) } }"
    text = HEAD + f'e:s a sh:NodeShape ; sh:targetClass e:C ; sh:sparql [ sh:select "{query}" ] .'
    shapes = [Path(write(tmp_path, "shapes.ttl", text))]
    assert [i.found for i in check([data], shapes=shapes).findings] == ["http://e.org/b"]
    monkeypatch.setattr(select, "_joined_alone", lambda *anything: False)
    assert not check([data], shapes=shapes).findings


def test_messages_without_their_values_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = HANDOVER.replace('meso:validUntil "2019-01-01"', 'meso:validUntil "2019-01-02"')
    path = write(tmp_path, "x.ttl", text)
    engines: Sequence[str] = ("planned", "pyshacl")
    for engine in engines:
        said = [i.repair["es"] for i in check([path], engine=engine).findings]
        assert all("«" in text and "{" not in text for text in said)
    monkeypatch.setattr(wording, "_filled", lambda store, hit, text, language: text)
    assert "{?otherAgent}" in check([path]).findings[0].repair["es"]
