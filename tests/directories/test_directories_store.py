"""Tables of one country in one store: each counts for itself, and questions answer with what rows show."""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from plain_tables import NAMES, Seen, catalogue, census
from test_directories_tables import CENSUS, DAYS, PAULO, SERGIPE

from mesograph import ask, resources
from mesograph.errors import InputError
from mesograph.store import Store, open_store
from mesograph.store.shipped import load_shipped
from mesograph.tables import find_profile, import_tables, loading
from mesograph.tables.importing import known_of
from mesograph.tables.known import Known
from mesograph.tables.target import StoreFolder

DAY = "2026-01-01"
FEDERAL = "https://w3id.org/mesograph/id/br/school-owner/rede-federal"


@pytest.fixture(scope="module")
def base() -> Known:
    return known_of(find_profile("br-catalogo-escolas"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, base: Known) -> Iterator[Path]:
    """Return a store of a census of one state and exports of two others, without other countries."""
    store = tmp_path_factory.mktemp("two") / "store"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "load_shipped", lambda s: load_shipped(s, ["br"]))
        fill(store, "br-censo-escolar", [CENSUS], base)
        fill(store, "br-catalogo-escolas", [SERGIPE, PAULO], base, DAYS)
        yield store


def fill(store: Path, profile: str, files: list[Path], base: Known, days: tuple[str, ...] = ()) -> None:
    target = StoreFolder(str(store))
    import_tables(find_profile(profile), [str(f) for f in files], target, base, days=days)


@pytest.fixture(scope="module")
def store(folder: Path) -> Store:
    return open_store(str(folder))


@pytest.fixture(scope="module")
def seen() -> list[Seen]:
    return census(CENSUS) + catalogue(SERGIPE, ";", NAMES) + catalogue(PAULO, ",", NAMES)


def answer(store: Store, question: str, **values: str) -> list[dict[str, object]]:
    found = ask.run(ask.load_question(question), store, {"country": "br", "day": DAY, **values})
    return [dict(zip((c.name for c in found.columns), row, strict=True)) for row in found.rows]


def test_schools_per_owner_kind_are_those_of_all_tables(store: Store, seen: list[Seen]) -> None:
    rows = {str(r["owner_kind"]).rsplit("/", 1)[1]: r["schools"] for r in answer(store, "cq-33")}
    plain = Counter(s.kind for s in seen if s.state == "open")
    assert {kind: rows[kind] for kind in plain} == plain
    assert set(rows) - set(plain) == {"BR"}


def test_the_span_of_owners_is_that_of_the_rows(store: Store, seen: list[Seen]) -> None:
    held: dict[str, Counter[str]] = defaultdict(Counter)
    for school in seen:
        if school.owner and school.state == "open":
            held[school.kind][school.owner] += 1
    held["br-see"]["subnational-education-department/17"] += 3  # its regional offices
    rows = {str(r["kind"]).rsplit("/", 1)[1]: r for r in answer(store, "cq-24")}
    for kind, owners in held.items():
        spans = owners.values()
        told = (rows[kind]["units"], rows[kind]["median_span"], rows[kind]["max_span"])
        assert told == (len(spans), median(spans), max(spans)), kind


def test_no_table_ends_the_states_of_another_before_its_own_date(store: Store, seen: list[Seen]) -> None:
    """The export of São Paulo is of 2024, the census of May and the export of Sergipe of November 2025."""
    for day, places in (
        ("2024-12-31", ("35",)),
        ("2025-06-30", ("17", "35")),
        ("2025-12-31", ("17", "28", "35")),
    ):
        rows = store.select(
            "PREFIX meso: <https://w3id.org/mesograph/ns#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
            "SELECT ?kind (SUM(?n) AS ?schools) { ?h a meso:OwnershipCount ; meso:ownerKind ?kind ; "
            "meso:schools ?n ; meso:validFrom ?from ; meso:until ?until . "
            f'FILTER(?from <= "{day}"^^xsd:date && ?until > "{day}"^^xsd:date) }} GROUP BY ?kind'
        ).rows
        told = {str(kind).rsplit("/", 1)[1]: n for kind, n in rows}
        assert told == Counter(s.kind for s in seen if s.state == "open" and s.place[:2] in places), day


def test_open_schools_and_gaps_are_counted_over_all_tables(store: Store, seen: list[Seen]) -> None:
    """Coverage of a question on named owners: open schools of a kind without a name are left out."""
    found = ask.run(ask.load_question("cq-25"), store, {"country": "br", "day": DAY})
    assert found.coverage
    named = sum(s.state == "open" and bool(s.owner) for s in seen)
    assert found.coverage.counted == named
    assert found.coverage.excluded == sum(s.state == "open" for s in seen) - named


def test_private_schools_that_the_state_pays_for_are_told_by_sector(store: Store, seen: list[Seen]) -> None:
    query = resources.root() / "queries" / "directory" / "open-schools-by-sector.rq"
    told: Counter[str] = Counter()
    for _, sector, schools in store.select(query.read_text("utf-8")).rows:
        told[str(sector).rsplit("/", 1)[1]] += int(str(schools))
    usual = {
        "br-rede-federal": "federal-public",
        "br-see": "state-public",
        "br-see-sp": "br-state-sao-paulo",
        "br-sme": "municipal-public",
    }
    assert told == Counter(s.sector or usual.get(s.kind, "private") for s in seen if s.state == "open")
    assert told["concession"] == 5


def test_a_unit_that_two_imports_describe_stands_once(store: Store) -> None:
    query = f"SELECT (COUNT(*) AS ?n) {{ <{FEDERAL}> a ?class }}"
    assert store.select(query).rows == [(1,)]


def test_an_import_keeps_what_only_its_neighbour_described(folder: Path, base: Known, tmp_path: Path) -> None:
    """The federal network is described by the first import; the second one still needs it."""
    lines = without_federal(tmp_path)
    fill(folder, "br-censo-escolar", [lines], base)
    again = open_store(str(folder))
    assert again.select(f"SELECT (COUNT(*) AS ?n) {{ <{FEDERAL}> a ?class }}").rows == [(1,)]


def without_federal(folder: Path) -> Path:
    """Return the census without its federal school."""
    rows = gzip.decompress(CENSUS.read_bytes()).decode().split("\r\n")
    path = folder / "censo.csv"
    path.write_text("\r\n".join(r for r in rows if "INSTITUTO" not in r), "utf-8")
    return path


def test_two_tables_of_the_same_schools_are_refused(folder: Path, base: Known, tmp_path: Path) -> None:
    """A census of Sergipe beside its catalogue would count every school twice."""
    rows = gzip.decompress(CENSUS.read_bytes()).decode().split("\r\n")
    path = tmp_path / "sergipe.csv"
    changed = (
        rows[1].replace("17900001", "28900001").replace(";TO;17;", ";SE;28;").replace("1721000", "2800308")
    )
    path.write_text("\r\n".join([rows[0], changed, ""]), "utf-8")
    before = sorted(open_store(str(folder)).graphs())
    with pytest.raises(InputError) as caught:
        fill(folder, "br-censo-escolar", [path], base)
    assert (caught.value.key, caught.value.values["count"]) == ("table-two-directories", 1)
    assert caught.value.values["school"] == "28900001"
    assert sorted(open_store(str(folder)).graphs()) == before
