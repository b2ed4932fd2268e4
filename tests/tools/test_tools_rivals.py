"""Contradictions become evidence on the node they are about; triggers come to the rules of their row."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tools.facts import rivals, triggers
from tools.facts.model import Model
from tools.facts.rows import Facts
from tools.facts.turtle import BASE

Rows = list[dict[str, str]]
SOURCE = {"kind": "news", "year": "2024"}
TABLES: dict[str, Rows] = {
    "sources": [{"id": "xx-one", **SOURCE}, {"id": "xx-other", **SOURCE}],
    "units": [{"id": "xx-a", "size": "1"}, {"id": "xx-b", "size": "1"}, {"id": "xx-c", "size": "2"}],
    "legal_acts": [{"id": "xx-act"}],
    "support": [{"provider": "xx-a", "from": "2001"}, {"provider": "xx-a", "from": "2002"}],
    "contradictions": [{"id": "xx-contra-01"}, {"id": "xx-contra-02"}],
}
RIVAL = {"contradiction": "xx-contra-01", "table": "units", "match": "size=1", "source_id": "xx-other"}
RIVAL |= {"locator": "p2", "confidence": "verified", "stance": "contradicts", "reason": ""}
NONE = {**dict.fromkeys(RIVAL, ""), "contradiction": "xx-contra-02", "reason": "about a title"}


def made(folder: Path, **crosswalks: Rows) -> Model:
    for name, rows in TABLES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)

    class Invented(Facts):
        def crosswalk(self, name: str) -> Rows:
            return crosswalks.get(name, [])

    model = Model(Invented("xx", folder))
    for number, row in enumerate(TABLES["units"]):
        model.nodes["units", number].append(f"{BASE}xx/unit/{row['id']}")
        model.graph("units").add(f"{BASE}xx/unit/{row['id']}", "rdf:type", "meso:PublicUnit")
    for number in range(2):
        model.nodes["support", number].append(f"{BASE}xx/rel/support/{number}")
    return model


def lines(model: Model, file: str, predicate: str) -> dict[str, list[str]]:
    """Return subject to objects of one predicate, both without the base."""
    graph = model.graph(file)
    name = graph.full(predicate)
    return {
        s.removeprefix(f"{BASE}xx/"): sorted(o[name]) for s, o in sorted(graph.triples.items()) if name in o
    }


def test_the_rival_source_stands_at_every_node_and_the_contradiction_names_them(tmp_path: Path) -> None:
    model = made(tmp_path, rival_evidence=[RIVAL, NONE])
    rivals.write(model)
    (evidence,) = lines(model, "evidence", "meso:stance")
    assert lines(model, "units", "meso:evidence") == {
        "unit/xx-a": [f"<xx/{evidence}>"],
        "unit/xx-b": [f"<xx/{evidence}>"],
    }
    assert lines(model, "contradictions", "meso:about") == {
        "contradiction/01": ["<xx/unit/xx-a>", "<xx/unit/xx-b>"]
    }
    assert lines(model, "evidence", "meso:stance") == {evidence: ["stance:contradicts"]}
    assert lines(model, "evidence", "meso:source") == {evidence: ["<xx/source/other>"]}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([RIVAL], "xx-contra-02"),
        ([RIVAL, NONE, {**NONE, "contradiction": "xx-contra-03"}], "xx-contra-03"),
        ([RIVAL, {**NONE, "reason": ""}], "neither a node nor a reason"),
        ([{**RIVAL, "match": "size=3"}, NONE], "no node of units"),
        ([{**RIVAL, "table": "legal_acts", "match": "id=xx-act"}, NONE], "no node of legal_acts"),
    ],
)
def test_what_leads_nowhere_is_refused(tmp_path: Path, rows: Rows, message: str) -> None:
    with pytest.raises(SystemExit, match=message):
        rivals.write(made(tmp_path, rival_evidence=rows))


def test_a_trigger_comes_to_the_rules_of_one_row(tmp_path: Path) -> None:
    row = {"match": "provider=xx-a & from=2002", "trigger": "low-results", "reason": "says the note"}
    model = made(tmp_path, triggers=[row])
    triggers.write(model)
    assert lines(model, "support", "meso:trigger") == {"rel/support/1": ["support-trigger:low-results"]}
    with pytest.raises(SystemExit, match="2 rows of support"):
        triggers.write(made(tmp_path, triggers=[{**row, "match": "provider=xx-a"}]))
