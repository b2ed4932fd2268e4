"""What the data refer to: shipped data by default, a store with `--against`; it is never judged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from check_calls import EVIDENCE, NAMELESS, PREFIXES, SCHOOL, Result, hierarchy, ownership, write

from mesograph.check import check as judge
from mesograph.store.embedded import EmbeddedStore

Check = Callable[..., Result]
SERVICE = "local-public-education-service/1303"
MINISTRY, AGENCY, DEP = "ministry/mineduc", "national-agency/agencia", "national-directorate/dep"
GRAPH = "https://w3id.org/mesograph/graph/test"


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Return a store where a municipality runs the school and the agency is below the ministry."""
    folder = tmp_path / "store"
    text = (
        SCHOOL
        + ownership("known", "subnational-government/13101", "1990-01-01")
        + hierarchy("known-1", MINISTRY, AGENCY, "1990-01-01")
        + hierarchy("known-2", AGENCY, DEP, "1991-01-01")
        + EVIDENCE
    )
    EmbeddedStore(folder).load(text.encode(), GRAPH)
    return str(folder)


def rules(paths: str, against: str | None = None) -> set[str]:
    return {i.rule for i in judge([paths], against=against).findings}


def test_shipped_data_answer_for_what_is_named(tmp_path: Path) -> None:
    text = SCHOOL + ownership("new", SERVICE, "2019-01-01") + EVIDENCE
    report = judge([write(tmp_path, "new.ttl", text)])
    assert report.focus_nodes == 3
    assert report.conforms


def test_what_nobody_describes_is_found(tmp_path: Path) -> None:
    text = SCHOOL + ownership("new", "school-owner/nobody", "2019-01-01") + EVIDENCE
    assert rules(write(tmp_path, "new.ttl", text)) == {"MESO-R122"}


def test_a_second_owner_collides_with_the_one_in_the_store(tmp_path: Path, store: str) -> None:
    text = PREFIXES + ownership("new", SERVICE, "2019-01-01") + EVIDENCE
    path = write(tmp_path, "new.ttl", text)
    assert rules(path) == {"MESO-R125", "MESO-R150"}  # shipped data do not know the school
    report = judge([path], against=store)
    assert [i.rule for i in report.findings] == ["MESO-R151"]
    assert report.focus_nodes == 2  # the ownership and its evidence, not what the store holds
    assert "Santiago" in report.findings[0].repair["es"]


def test_a_cycle_closes_through_the_store(tmp_path: Path, store: str) -> None:
    text = PREFIXES + hierarchy("new", DEP, MINISTRY, "2020-01-01") + EVIDENCE
    path = write(tmp_path, "new.ttl", text)
    assert rules(path) == set()
    assert rules(path, store) == {"MESO-R158"}


def test_the_store_is_not_judged(tmp_path: Path, store: str) -> None:
    EmbeddedStore(Path(store)).load(NAMELESS.replace("999001", "999003").encode(), GRAPH)
    path = write(tmp_path, "good.ttl", SCHOOL.replace("999001", "999004"))
    assert judge([path], against=store).conforms


def test_the_store_is_left_as_it_was(tmp_path: Path, store: str) -> None:
    before = len(EmbeddedStore(Path(store), read_only=True).inner)
    judge([write(tmp_path, "good.ttl", SCHOOL)], against=store)
    assert len(EmbeddedStore(Path(store), read_only=True).inner) == before


def test_shipped_data_given_as_path_are_judged() -> None:
    from mesograph import resources

    path = next(p for p in resources.data_files("cl") if p.stem == "territories")
    report = judge([path])
    assert report.focus_nodes > 400
    assert report.conforms


FORMATS = {
    "x.nt": '<{s}> <{a}> <{m}School> .\n<{s}> <{m}officialCode> "1" .\n',
    "x.nq": '<{s}> <{a}> <{m}School> <{g}> .\n<{s}> <{m}officialCode> "1" <{g}> .\n',
    "x.trig": '<{g}> {{ <{s}> a <{m}School> ;\n <{m}officialCode> "1" }}',
    "x.jsonld": '{{"@id": "{s}",\n "@type": "{m}School", "{m}officialCode": "1"}}',
    "x.rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:m="{m}">\n'
    '<m:School rdf:about="{s}"><m:officialCode>1</m:officialCode></m:School></rdf:RDF>',
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_findings(tmp_path: Path, name: str) -> None:
    names = {
        "s": "https://w3id.org/mesograph/id/cl/school/1",
        "a": "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "m": "https://w3id.org/mesograph/ns#",
        "g": GRAPH,
    }
    report = judge([write(tmp_path, name, FORMATS[name].format(**names))])
    assert [i.rule for i in report.findings] == ["MESO-R001", "MESO-R003", "MESO-R007"]
    lines = {i.origin.line for i in report.findings if i.origin}
    assert lines == {2 if name == "x.rdf" else 1}
