"""What tables of Brazil and Colombia show, read with the csv module alone: what imports are held against."""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

Row = dict[str, str]
NAMES = {  # how a fixture writes the names of its places
    ("SE", "Aracaju"): "2800308",
    ("SE", "Nossa Senhora da Glória"): "2804508",
    ("SE", "NOSSA SENHORA DA GLORIA"): "2804508",
    ("SE", "Itaporanga d'Ajuda"): "2803203",
    ("SE", "Itaporanga D Ajuda"): "2803203",
    ("SE", "São Cristóvão"): "2806701",
    ("SP", "São Paulo"): "3550308",
}


@dataclass(frozen=True)
class Seen:
    """One school in one table; `owner` is the end of an IRI, or `=…` for owners who only share a number."""

    school: str
    state: str
    kind: str
    owner: str
    place: str
    sector: str = ""
    office: str = ""


def read(path: Path, delimiter: str, encoding: str) -> list[Row]:
    """Return the rows of a table."""
    with gzip.open(path, "rt", encoding=encoding, newline="") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter))


def census(path: Path) -> list[Seen]:
    """Return the schools of a School Census that have a known state and network, each once."""
    rows = [
        r for r in read(path, ";", "utf-8") if r["TP_DEPENDENCIA"] in "1234" and r["NU_ANO_CENSO"] > "2018"
    ]
    rows = [r for r in rows if r["TP_SITUACAO_FUNCIONAMENTO"] in "123"]
    return [_census(r) for r in _first(rows, lambda r: r["CO_ENTIDADE"])]


def _census(row: Row) -> Seen:
    kind = {"1": "br-rede-federal", "2": "br-see", "3": "br-sme", "4": "br-mantenedora-privada"}
    network, office = row["TP_DEPENDENCIA"], row["CO_ORGAO_REGIONAL"]
    number = row["NU_CNPJ_MANTENEDORA"]
    private = ""
    if len(number) >= 12 and number != "99999999999999":
        company = row["IN_MANT_ESCOLA_PRIVADA_EMP"] == "1"
        private = f"={number}" if company else f"school-owner/{number.zfill(14)}"
    owner = {
        "1": "school-owner/rede-federal",
        "2": f"subnational-education-department/{row['CO_UF']}",
        "3": f"municipal-education-department/{row['CO_MUNICIPIO']}",
        "4": private,
    }
    return Seen(
        row["CO_ENTIDADE"],
        {"1": "open", "2": "in-recess", "3": "closed"}[row["TP_SITUACAO_FUNCIONAMENTO"]],
        kind[network],
        owner[network],
        row["CO_MUNICIPIO"],
        "concession" if network == "4" and row["IN_PODER_PUBLICO_PARCERIA"] == "1" else "",
        f"{row['CO_UF']}-{office}" if office not in ("", "0") else "",
    )


def catalogue(path: Path, delimiter: str, codes: dict[tuple[str, str], str]) -> list[Seen]:
    """Return the schools of an export of the Catalogue of Schools whose place is known, each once."""
    rows = [r for r in read(path, delimiter, "utf-8-sig") if (r["UF"], r["Município"]) in codes]
    rows = [r for r in rows if r["Restrição de Atendimento"] != "ESCOLA EXTINTA"]
    return [_catalogue(r, codes[r["UF"], r["Município"]]) for r in _first(rows, lambda r: r["Código INEP"])]


def _catalogue(row: Row, place: str) -> Seen:
    network = row["Dependência Administrativa"]
    state = "br-see-sp" if place.startswith("35") else "br-see"  # São Paulo has rules, and a kind, of its own
    kind = {"Federal": "br-rede-federal", "Estadual": state, "Municipal": "br-sme"}
    owner = {
        "Federal": "school-owner/rede-federal",
        "Estadual": f"subnational-education-department/{place[:2]}",
        "Municipal": f"municipal-education-department/{place}",
    }
    agreed = network == "Privada" and row["Conveniada Poder Público"] == "Sim"
    return Seen(
        row["Código INEP"],
        "in-recess" if row["Restrição de Atendimento"] == "ESCOLA PARALISADA" else "open",
        kind.get(network, "br-mantenedora-privada"),
        owner.get(network, ""),
        place,
        "concession" if agreed else "",
    )


def institutions(path: Path) -> list[Seen]:
    """Return the institutions of a table of sites by their main sites."""
    rows = _first(read(path, ",", "cp1252"), lambda r: r["codigo_dane"])
    return [_institution(r) for r in rows if r["clasificacion"].endswith("-Principal")]


def _institution(row: Row) -> Seen:
    service = row["servicio"]
    public = service in ("Oficial", "Confesiones Religiosas")
    private = service in ("No Oficial", "Cobertura Contratada")
    return Seen(
        row["dane_sede"],
        "open",
        "co-secretaria-municipal" if public else "co-propietario-privado" if private else "",
        "municipal-education-department/3759" if public else "",
        "05001",
        "concession" if service == "Cobertura Contratada" else "",
        f"05001-{row['nucleo']}",
    )


def entities(path: Path, year: int) -> set[tuple[str, str]]:
    """Return municipality and certified entity of one year of the statistics panel."""
    rows = [
        {k: re.sub(r"(?<=\d),(?=\d{3}$)", "", v) for k, v in r.items()} for r in read(path, ",", "utf-8-sig")
    ]
    return {
        (r["CÓDIGO_MUNICIPIO"].zfill(5), r["CÓDIGO_ETC"])
        for r in rows
        if r["AÑO"] == str(year) and r["MUNICIPIO"] != "NACIONAL"
    }


def _first(rows: Iterable[Row], key: Callable[[Row], str]) -> list[Row]:
    """Return the first row of each key."""
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(key(row), row)
    return list(found.values())


def open_by_kind(seen: Iterable[Seen]) -> Counter[str]:
    """Return how many schools of each kind of owner are open."""
    return Counter(s.kind for s in seen if s.state == "open")


def together(owners: dict[str, str]) -> set[frozenset[str]]:
    """Return which schools share an owner."""
    groups: dict[str, set[str]] = defaultdict(set)
    for school, owner in owners.items():
        groups[owner].add(school)
    return {frozenset(schools) for schools in groups.values()}
