"""The folder to run again: the same numbers from it alone, any change seen, and never half written."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mesograph.compare import Comparison
from mesograph.compare.extract import extract, names_in
from mesograph.compare.folder import check_target, put
from mesograph.compare.replicate import command, replicate
from mesograph.compare.rerun import differences, unlike
from mesograph.errors import EngineError, InputError
from mesograph.store import Store

Compared = Callable[..., Comparison]


@pytest.fixture(scope="module")
def folder(compared: Compared, chile: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("folders") / "coupling"
    replicate(compared("coupling"), chile, path)
    return path


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    for path in folder.rglob("*"):
        if path.is_file():
            place = tmp_path / "copy" / path.relative_to(folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(path.read_bytes())
    return tmp_path / "copy"


def rerun(folder: Path) -> tuple[int, list[str]]:
    done = subprocess.run(
        [sys.executable, "-I", str(folder / "rerun.py")],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        cwd=folder.parent,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout.splitlines()


def test_a_rerun_gives_the_same(folder: Path) -> None:
    assert rerun(folder) == (0, ["same"])


def test_one_changed_statement_changes_the_answer(copy: Path) -> None:
    data = copy / "data.nq.gz"
    lines = gzip.decompress(data.read_bytes()).decode("utf-8").splitlines()
    # A support of the local services that counts becomes one of the municipalities.
    supports = {line.split()[0] for line in lines if line.split()[2].endswith("ns#Support>")}
    counting = {line.split()[0] for line in lines if "ns#countable>" in line and '"true"' in line}
    place = next(
        i
        for i, line in enumerate(lines)
        if line.split()[0] in supports & counting and "ns#agentKind>" in line and "/cl-slep>" in line
    )
    lines[place] = lines[place].replace("/cl-slep>", "/cl-municipality>")
    data.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode("utf-8")))
    code, said = rerun(copy)
    assert code == 1
    assert "data.nq.gz: changed" in said
    assert any(line.startswith("results/cl-cq-35.csv: ") for line in said)
    assert any(line.startswith("answer.csv: cl,") and "coupling" in line for line in said)


@pytest.mark.parametrize("name", ["answer.csv", "results/cl-cq-35.csv"])
def test_a_changed_number_is_seen(copy: Path, name: str) -> None:
    path = copy / name
    head, _, rest = path.read_text("utf-8").partition("\n")
    first, _, more = rest.partition("\n")
    path.write_text(f"{head}\n{first.replace('7', '8')}\n{more}" if "7" in first else head, "utf-8")
    found = differences(copy)
    assert f"{name}: changed" in found
    assert any(line.startswith(f"{name}: ") and "→" in line for line in found)


def test_a_missing_or_foreign_file_or_version_is_seen(copy: Path) -> None:
    (copy / "README.md").unlink()
    (copy / "chart.svg").write_text("<svg/>", "utf-8")
    manifest = (copy / "manifest.json").read_text("utf-8")
    (copy / "manifest.json").write_text(manifest.replace('"mesograph": "', '"mesograph": "9.'), "utf-8")
    found = differences(copy)
    assert sorted(line.split(":")[0] for line in found) == ["README.md", "chart.svg", "mesograph"]


BROKEN = {
    "no archive": ("data.nq.gz", b"no archive"),
    "no quads": ("data.nq.gz", gzip.compress(b"no quads", mtime=0)),
    "cut short": ("data.nq.gz", gzip.compress(b"cut short", mtime=0)[:12]),
    "no query": ("queries/cl-cq-35.rq", b"no query"),
    "another query": ("queries/cl-cq-35.rq", b"SELECT ?x { ?x ?y ?z } LIMIT 1"),
}


@pytest.mark.parametrize(("name", "content"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_or_computed_is_said(copy: Path, name: str, content: bytes) -> None:
    (copy / name).write_bytes(content)
    code, said = rerun(copy)
    assert code == 1
    assert f"{name}: changed" in said
    assert len(said) > 1


def test_the_reference_engine_gives_the_same(compared: Compared, chile: Store, tmp_path: Path) -> None:
    replicate(compared("participation"), chile, tmp_path / "folder")
    assert differences(tmp_path / "folder", "rdflib") == []


def test_the_folder_holds_what_it_promises(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert set(manifest["files"]) == {
        *(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    } - {"manifest.json"}
    assert {"README.md", "README.es.md", "README.pt.md", "answer.csv", "answer.json", "data.nq.gz"} <= set(
        manifest["files"]
    )
    for name, word in (
        ("README.md", "Run it again"),
        ("README.es.md", "Repetirla"),
        ("README.pt.md", "Repeti-la"),
    ):
        text = (folder / name).read_text("utf-8")
        assert word in text
        assert "mesograph compare --countries cl --measure coupling --day 2026-11-21" in text
    for query in (folder / "queries").glob("*.rq"):
        assert (folder / "results" / f"{query.stem}.csv").is_file()


def test_the_command_names_the_days(compared: Compared) -> None:
    assert command(compared("rescaling")) == (
        "mesograph compare --countries cl --measure rescaling --from 2017-01-01 --to 2026-11-21"
    )


def test_a_folder_of_other_things_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("years of work", "utf-8")
    for path, key in (
        (tmp_path, "replicate-full"),
        (tmp_path / "thesis.tex", "replicate-file"),
        (tmp_path / "no" / "such", "plot-folder"),
    ):
        with pytest.raises(InputError) as caught:
            check_target(path)
        assert caught.value.key == key
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.tex"]


def test_a_former_folder_is_replaced_whole(tmp_path: Path) -> None:
    old = {"manifest.json": b'{\n  "kind": "mesograph-replicate"\n}', "a/old.csv": b"1"}
    put(tmp_path / "folder", old)
    put(tmp_path / "folder", {**old, "b/new.csv": b"2"} | {"a/old.csv": b"3"})
    assert (tmp_path / "folder" / "a" / "old.csv").read_bytes() == b"3"
    assert (tmp_path / "folder" / "b" / "new.csv").is_file()
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("failing", ["write_bytes", "rename"])
def test_a_failure_leaves_the_former_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    former = {"manifest.json": b'{\n  "kind": "mesograph-replicate"\n}'}
    put(tmp_path / "folder", former)
    whole = getattr(Path, failing)

    def full(path: Path, *rest: object) -> object:
        if path.name.endswith(".new") or path.name == "data.nq":
            raise OSError(28, "No space left on device")
        return whole(path, *rest)

    monkeypatch.setattr(Path, failing, full)
    with pytest.raises(InputError) as caught:
        put(tmp_path / "folder", {**former, "data.nq": b"x"})
    assert caught.value.key == "replicate-unwritten"
    monkeypatch.undo()
    assert [p.name for p in tmp_path.rglob("*")] == ["folder", "manifest.json"]


def test_an_extract_that_gives_other_rows_is_never_handed_out(
    compared: Compared, chile: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mesograph.compare.replicate.extract", lambda store, queries: b"")
    with pytest.raises(EngineError) as caught:
        replicate(compared("participation"), chile, tmp_path / "folder")
    assert caught.value.key == "replicate-differs"
    assert list(tmp_path.iterdir()) == []


QUERY = """PREFIX meso: <https://w3id.org/mesograph/ns#>
SELECT ?s WHERE { ?s a meso:Support ; <http://x/y> "meso:not" } # meso:nor"""


def test_names_of_a_query_are_its_iris_and_prefixed_names() -> None:
    assert names_in(QUERY) == {
        "https://w3id.org/mesograph/ns#",
        "https://w3id.org/mesograph/ns#Support",
        "http://x/y",
    }


def test_an_extract_holds_what_the_queries_can_read_and_nothing_else(chile: Store) -> None:
    lines = extract(chile, [QUERY]).decode("utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert {line.split()[1] for line in lines} == {"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"}
    assert {line.split()[2] for line in lines} == {"<https://w3id.org/mesograph/ns#Support>"}
    assert {line.split()[3] for line in lines} == {"<https://w3id.org/mesograph/graph/data/cl>"}


def test_rows_that_differ_by_rounding_alone_are_the_same() -> None:
    head = ["a", "b"]
    assert (
        unlike("x", [head, ["1", "0.3"], ["q", ""]], [head, ["q", ""], ["1.0", "0.30000000000000004"]]) == []
    )
    assert unlike("x", [head, ["1", "0.3"]], [head, ["1", "0.4"]]) == ["x: 1,0.3 → 1,0.4"]
    assert unlike("x", [head, ["1", "2"]], [head]) == ["x: 1,2 → -"]


def test_a_row_of_noughts_that_names_nothing_is_no_difference() -> None:
    head = ["kind", "schools", "counts"]
    assert unlike("x", [head], [head, ["", "0", "false"]]) == []
    assert unlike("x", [head], [head, ["k", "0", "false"]]) == ["x: - → k,0,false"]
