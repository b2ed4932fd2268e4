"""Every rule has a file that keeps it and a file that breaks it and nothing else, on both engines."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from shapes_pairs import HERE, RULES, Pairs, files

from mesograph import resources
from mesograph.check import Report, check
from mesograph.check.shapes import read_shapes


def broken(report: Report) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for issue in report.findings:
        assert issue.origin is not None
        found[Path(issue.origin.file).name].add(issue.rule)
    return dict(found)


def declared(file: Path) -> set[str]:
    first = file.read_text("utf-8").splitlines()[0]
    match = re.fullmatch(r" ?# breaks (MESO-R\d{3})", first)
    assert match, file
    return {match.group(1)}


def numbers() -> set[str]:
    every = [*resources.shapes_files("contribution"), resources.shapes_files("publication")[-1]]
    return {s.rule for s in read_shapes(every).by_term.values() if s.rule.startswith("MESO-R")}


def test_every_rule_has_both_files() -> None:
    for kind in ("ok", "bad"):
        found = [f for p in (None, "contribution", "publication") for f in files(kind, p)]
        assert len(found) == RULES == len(list(HERE.glob(f"*/{kind}-*.ttl")))
        assert {f"MESO-{f.stem.split('-')[1].upper()}" for f in found} == numbers()


def test_bad_files_break_the_rule_of_their_first_line_and_no_other(bad: Pairs, profile: str | None) -> None:
    report = check(bad.data, profile=profile, background=bad.background)
    expected = {f.name: declared(f) for f in files("bad", profile)}
    assert broken(report) == expected


def test_ok_files_break_nothing(ok: Pairs, profile: str | None) -> None:
    report = check(ok.data, profile=profile, background=ok.background)
    assert broken(report) == {}
    assert report.focus_nodes >= len(ok.data)
    assert report.conforms


@pytest.mark.parametrize("kind", ["ok", "bad"])
def test_both_engines_find_the_same(kind: str, profile: str | None, request: pytest.FixtureRequest) -> None:
    pairs = request.getfixturevalue(kind)
    planned, reference = (
        check(pairs.data, profile=profile, background=pairs.background, engine=engine)
        for engine in ("planned", "pyshacl")
    )
    assert planned.engine == "planned"
    assert reference.engine == "pyshacl"
    assert planned.focus_nodes == reference.focus_nodes > 0
    assert planned.findings == reference.findings
