"""Texts that hold personal data are refused, and texts that only look alike are not; on both engines."""

from __future__ import annotations

from pathlib import Path

import pytest

from mesograph.check import check

PREFIXES = """\
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix meso: <https://w3id.org/mesograph/ns#> .
@prefix source-kind: <https://w3id.org/mesograph/code/source-kind/> .
@base <https://w3id.org/mesograph/id/zz/source/> .
"""
REFUSED = {
    "escuela@example.org": "MESO-R070",
    "Escriba a: Nombre.Apellido+1@correo.example.cl, gracias": "MESO-R070",
    "+56 9 1234 5678": "MESO-R071",
    "+55(11)91234": "MESO-R071",
    "tel: 223456789": "MESO-R071",
    "Teléfono 2 2345 6789": "MESO-R071",
    "fono: (45) 221 100": "MESO-R071",
    "WhatsApp 9 1234 5678": "MESO-R071",
    "llamar al 9 1234 5678": "MESO-R071",
    "RUT 12.345.678-5": "MESO-R072",
    "12345678-k": "MESO-R072",
    "7.654.321-0": "MESO-R072",
    "CPF 123.456.789-09": "MESO-R072",
}
LET_PASS = (
    "RUT 65.123.456-7",  # a corporation
    "RBD 10234-5",
    "Ley 21.040, arts. 16-18",
    "2018-2025",
    "18,571 pupils in 109 schools",
    "1.234.567 pesos",
    "hotel 12",
    "page 9 1234",
    "@prefix",
    "Decreto 68-2021",
    "Art. 19 No. 10-11",
    "celebrated 2017",
)


def broken(tmp_path: Path, texts: list[str], engine: str) -> dict[str, set[str]]:
    body = "".join(
        f'<{i}> a meso:Source ; dcterms:title "t" ; meso:sourceKind source-kind:web ;'
        f' meso:authors "{text}" .\n'
        for i, text in enumerate(texts)
    )
    path = tmp_path / "texts.ttl"
    path.write_text(PREFIXES + body, "utf-8")
    report = check([path], engine=engine)
    assert report.focus_nodes == len(texts)
    found: dict[str, set[str]] = {}
    for issue in report.findings:
        found.setdefault(str(issue.found), set()).add(issue.rule)
    return found


@pytest.mark.parametrize("engine", ["planned", "pyshacl"])
def test_personal_data_are_refused(tmp_path: Path, engine: str) -> None:
    found = broken(tmp_path, [*REFUSED, *LET_PASS], engine)
    assert found == {text: {rule} for text, rule in REFUSED.items()}
