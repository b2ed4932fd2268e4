"""Brazil's data: how many owners, on which tier, what the reforms are called, what rests on a text."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from asking import Asked
from tools.facts.rows import HERE

from mesograph import resources
from mesograph.store.embedded import EmbeddedStore
from mesograph.store.protocol import GRAPHS

CODE = "https://w3id.org/mesograph/code/"
MUNICIPAL = ("br-sme", "br-sme-ce", "br-sme-es", "br-sme-pe", "br-ce-sme-sobral")
# A change of these numbers changes what the published figures rest on: look at each before you mend it.
LEVELS = {"memory": 34, "verified-law": 35, "verified-official": 12, "verified-secondary": 71}
UPGRADES = HERE / "crosswalk" / "br" / "upgrades.csv"
RENAMED = {"staff-hiring-regional-manager": "meso-leader-appointment"}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="session")
def br() -> Asked:
    store = EmbeddedStore()
    for path in (*resources.ontology_files(), *resources.scheme_files()):
        store.load(path, GRAPHS + "schemes")
    for path in resources.data_files("br"):
        store.load(path, GRAPHS + "data/br")
    return Asked(store)


def of_kinds(br: Asked, *kinds: str) -> Counter[str]:
    values = " ".join(f"unit-kind:{kind}" for kind in kinds)
    found = br.rows(f"""SELECT ?kind (COUNT(DISTINCT ?x) AS ?n) {{ VALUES ?kind {{ {values} }}
        ?x meso:unitKind ?kind ; meso:country ?c }} GROUP BY ?kind""")
    return Counter({str(kind).rsplit("/", 1)[1]: int(str(n)) for kind, n in found})


def test_twenty_seven_state_secretariats_of_which_four_have_a_kind_of_their_own(br: Asked) -> None:
    found = of_kinds(br, "br-see", "br-see-ce", "br-see-es", "br-see-pe", "br-see-sp")
    assert found == {"br-see": 23, "br-see-ce": 1, "br-see-es": 1, "br-see-pe": 1, "br-see-sp": 1}


def test_one_municipal_network_per_municipality_proper(br: Asked) -> None:
    found = of_kinds(br, *MUNICIPAL)
    assert found == {
        "br-sme": 5568 - 368 - 78,
        "br-sme-ce": 183,
        "br-sme-es": 78,
        "br-sme-pe": 184,
        "br-ce-sme-sobral": 1,
    }
    assert sum(found.values()) == 5568


def test_neither_brasilia_nor_fernando_de_noronha_has_a_municipal_network(br: Asked) -> None:
    for code in ("5300108", "2605459"):
        place = f"<https://w3id.org/mesograph/id/br/territory/{code}>"
        assert br.count(f"?x a meso:Territory FILTER(?x = {place})") == 1
        assert br.count(f"?x meso:unitKind ?kind ; meso:territory {place}") == 0


@pytest.mark.parametrize(
    ("tier", "kinds"),
    [
        ("meso-intermediate", ("br-ce-crede", "br-ce-sefor", "br-pe-gre", "br-regional", "br-sp-regional")),
        ("meso-regional", ("br-see", "br-see-ce", "br-see-pe", "br-cee", "br-cibe", "br-pe-comite-pacto")),
        ("meso-local", ("br-sme", "br-sme-ce", "br-ce-sme-sobral", "br-cme", "br-cacs", "br-forum-ce")),
        ("national", ("br-mec", "br-inep", "br-cite", "br-rede-federal")),
        ("school", ("br-mantenedora-privada", "br-escola-municipal", "br-diretor", "br-conselho-escolar")),
    ],
)
def test_tiers_of_kinds(br: Asked, tier: str, kinds: tuple[str, ...]) -> None:
    values = " ".join(f"unit-kind:{kind}" for kind in kinds)
    found = br.rows(f"SELECT ?kind ?tier {{ VALUES ?kind {{ {values} }} ?kind meso:tier ?tier }}")
    assert len(found) == len(kinds)
    assert {str(value) for _, value in found} == {f"{CODE}tier/{tier}"}


def test_regional_offices_keep_apart_though_their_numbers_start_at_one(br: Asked) -> None:
    assert of_kinds(br, "br-ce-crede", "br-ce-sefor", "br-pe-gre") == {
        "br-ce-crede": 20,
        "br-ce-sefor": 3,
        "br-pe-gre": 16,
    }


def test_coordination_without_transfer_of_power_is_not_recentralisation(br: Asked) -> None:
    found = br.rows(
        "SELECT ?reform ?direction { ?claim meso:aboutReform ?reform ; meso:direction ?direction }"
    )
    readings: dict[str, set[str]] = {}
    for reform, direction in found:
        readings.setdefault(str(reform).rsplit("/", 1)[1], set()).add(str(direction).rsplit("/", 1)[1])
    assert {name for name, said in readings.items() if said == {"coordination"}} == {
        "ce-ref-icms",
        "ce-ref-nota10",
        "ce-ref-paic",
        "cnca",
        "ec108",
        "es-ref-paes",
        "pe-ref-crianca",
        "sne",
    }
    assert readings["pe-ref-pacto"] == {"recentralization-to-meso"}
    assert readings["fundef"] == {"decentralization", "municipalization"}


def test_every_exception_has_an_owner_kind_under_the_general_one(br: Asked) -> None:
    found = br.rows("""SELECT ?exception ?owner ?general { ?exception meso:exceptionTo ?of .
        ?owner meso:schoolSector ?exception ; meso:country ?c ; skos:broader ?general .
        ?general meso:schoolSector ?of }""")
    assert {tuple(str(v).rsplit("/", 1)[1] for v in row) for row in found if "escola" not in str(row[1])} == {
        ("br-municipal-ceara", "br-sme-ce", "br-sme"),
        ("br-municipal-espirito-santo", "br-sme-es", "br-sme"),
        ("br-municipal-pernambuco", "br-sme-pe", "br-sme"),
        ("br-municipal-sobral", "br-ce-sme-sobral", "br-sme-ce"),
        ("br-state-pernambuco", "br-see-pe", "br-see"),
        ("br-state-sao-paulo", "br-see-sp", "br-see"),
    }


def test_evidence_of_rules_per_level(br: Asked) -> None:
    found = br.rows("""SELECT ?l (COUNT(DISTINCT ?x) AS ?n) { ?x a meso:Rule ;
        meso:evidence/meso:evidenceLevel ?l } GROUP BY ?l""")
    assert {str(level).rsplit("/", 1)[1]: n for level, n in found} == LEVELS


def test_what_is_remembered_and_read_was_read_in_a_text_of_the_upgrades(br: Asked) -> None:
    sources = br.column("""SELECT DISTINCT ?s { ?x meso:evidence/meso:evidenceLevel evidence-level:memory ;
        meso:evidence ?other . ?other meso:stance stance:supports ; meso:source ?s ;
        meso:evidenceLevel ?level . FILTER(?level != evidence-level:memory) }""")
    read = {row["source_id"].removeprefix("br-") for row in rows(UPGRADES)}
    assert sources
    assert {source.rsplit("/", 1)[1] for source in sources} <= read


@pytest.mark.directories
def test_every_remembered_decision_still_says_so(br: Asked, facts: Path) -> None:
    told = {
        (RENAMED.get(row["decision"], row["decision"]), row["role"])
        for row in rows(facts / "br" / "decisions.csv")
        if row["confidence"] == "memory"
    }
    found = br.rows("""SELECT DISTINCT ?decision ?role { ?x meso:decision ?decision ; meso:role ?role ;
        meso:evidence/meso:evidenceLevel evidence-level:memory }""")
    assert {tuple(str(v).rsplit("/", 1)[1] for v in row) for row in found} == told


@pytest.mark.directories
@pytest.mark.parametrize(
    ("table", "pattern"),
    [("accountability", "?x a meso:Accountability"), ("units", "?x meso:unitKind ?k")],
)
def test_a_remembered_row_counts_only_with_a_row_of_the_upgrades(
    br: Asked, facts: Path, table: str, pattern: str
) -> None:
    remembered = [row for row in rows(facts / "br" / f"{table}.csv") if row["confidence"] == "memory"]
    confirmed = {
        upgrade["match"]
        for upgrade in rows(UPGRADES)
        if upgrade["table"] == table and any(meant(upgrade, row) for row in remembered)
    }
    assert len(confirmed) > 3
    counted = f"""{pattern} ; meso:evidence/meso:evidenceLevel evidence-level:memory ; meso:evidence ?e .
        ?e meso:stance stance:supports ; meso:evidenceLevel ?l . FILTER(?l != evidence-level:memory)"""
    assert br.count(counted) == len(confirmed)


def meant(upgrade: dict[str, str], row: dict[str, str]) -> bool:
    return all(row[c] == v for c, v in (part.split("=") for part in upgrade["match"].split(" & ")))
