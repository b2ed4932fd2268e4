"""What an import of a table of schools must say, whoever wrote the table: states, owners, offices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from asked import Graph
from plain_tables import Seen, open_by_kind, together

from mesograph.store.embedded import EmbeddedStore
from mesograph.tables import Report, find_profile, import_tables
from mesograph.tables.target import QuadsFile

Result = tuple[Report, Graph, str]


def run(folder: Path, profile: str, files: Sequence[Path], days: Sequence[str] = ()) -> Result:
    """Return the report, the graph and the text of an import."""
    out = folder / "out.nq"
    report = import_tables(find_profile(profile), [str(f) for f in files], QuadsFile(str(out)), days=days)
    store = EmbeddedStore()
    store.load(out, "", "application/n-quads")
    text = out.read_text("utf-8")
    out.unlink()
    return report, Graph(store), text


def end(iri: str) -> str:
    """Return what follows the country in an IRI of an instance, or the notation of a concept."""
    return iri.split("/id/")[1][3:] if "/id/" in iri else iri.rsplit("/", 1)[1]


def states(graph: Graph) -> dict[str, tuple[str, str, str]]:
    """Return state, owner kind and sector of each school."""
    rows = graph.rows(
        "SELECT ?school ?state ?kind ?sector { ?s a meso:DirectoryState ; meso:school ?school ; "
        "meso:directoryStatus ?state OPTIONAL { ?s meso:ownerKind ?kind } "
        "OPTIONAL { ?s meso:schoolSector ?sector } }"
    )
    told = {
        end(s): (end(a), "" if b == "None" else end(b), "" if c == "None" else end(c)) for s, a, b, c in rows
    }
    assert len(told) == len(rows)
    return told


def check_states(graph: Graph, seen: Sequence[Seen]) -> None:
    """Every school is told once, with the state, the kind of owner and the sector that its row shows."""
    told = states(graph)
    assert told == {f"school/{s.school}": (s.state, s.kind, s.sector) for s in seen}
    assert Counter(k for state, k, _ in told.values() if state == "open") == open_by_kind(seen)


def check_owners(graph: Graph, seen: Sequence[Seen]) -> None:
    """Owners are those that rows name; who only shares a number with others is told without it."""
    rows = graph.rows(
        "SELECT ?school ?unit { ?o a meso:Ownership ; meso:counterpart ?school ; meso:agent ?unit }"
    )
    told = {end(school): end(unit) for school, unit in rows}
    assert len(told) == len(rows)
    plain = {f"school/{s.school}": s.owner for s in seen if s.owner}
    assert together(told) == together(plain)
    named = {school: unit for school, unit in plain.items() if not unit.startswith("=")}
    assert {school: told[school] for school in named} == named


def check_offices(graph: Graph, seen: Sequence[Seen]) -> None:
    """Each office is told with its open schools and one superior."""
    rows = graph.rows("SELECT ?unit ?n { ?o a meso:Observation ; meso:observedUnit ?unit ; meso:value ?n }")
    told = {end(unit).split("/")[1]: float(n) for unit, n in rows}
    assert told == Counter(s.office for s in seen if s.office and s.state == "open")
    above = graph.rows("SELECT ?unit { ?h a meso:Hierarchy ; meso:counterpart ?unit }")
    assert {end(unit).split("/")[1] for (unit,) in above} == {s.office for s in seen if s.office}


def departures(report: Report) -> list[tuple[str, int, str]]:
    """Return file, row and column of everything that departs from a check."""
    return [(Path(f.file).name, f.row, f.column) for f in report.findings if f.kind == "contradiction"]
