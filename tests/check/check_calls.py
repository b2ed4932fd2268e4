"""Small files of triples for the tests of `check`, and calling the command as a user does."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

PREFIXES = """\
@prefix end-status: <https://w3id.org/mesograph/code/end-status/> .
@prefix evidence-level: <https://w3id.org/mesograph/code/evidence-level/> .
@prefix hierarchy-kind: <https://w3id.org/mesograph/code/hierarchy-kind/> .
@prefix meso: <https://w3id.org/mesograph/ns#> .
@prefix normative-status: <https://w3id.org/mesograph/code/normative-status/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix stance: <https://w3id.org/mesograph/code/stance/> .
@prefix unit-kind: <https://w3id.org/mesograph/code/unit-kind/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/mesograph/id/cl/> .

"""
SCHOOL = (
    PREFIXES
    + """\
<school/999001> a meso:School ;
    meso:officialCode "999001" ;
    meso:unitKind unit-kind:cl-school ;
    meso:country <territory/CL> ;
    meso:territory <territory/13101> ;
    skos:prefLabel "Test school"@en , "Escuela de prueba"@es , "Escola de teste"@pt .
"""
)
NAMELESS = (
    PREFIXES + '<school/999001> a meso:School ; meso:officialCode "1" ; meso:country <territory/CL> .\n'
)
OPEN = """\
    meso:validFrom "{since}"^^xsd:date ;
    meso:endStatus end-status:open ;
    meso:normativeStatus normative-status:de-jure ;
    meso:evidence <evidence/test> .
"""
EVIDENCE = """\
<evidence/test> a meso:Evidence ;
    meso:source <source/listado-slep-2026> ;
    meso:evidenceLevel evidence-level:verified-official ;
    meso:locator "p. 1" ;
    meso:stance stance:supports .
"""


def ownership(name: str, owner: str, since: str) -> str:
    """Return an open ownership of the school of `SCHOOL` since a day."""
    head = f"<rel/ownership/{name}> a meso:Ownership , meso:Edge ;\n    meso:agent <{owner}> ;\n"
    return head + "    meso:counterpart <school/999001> ;\n" + OPEN.format(since=since)


def hierarchy(name: str, parent: str, child: str, since: str) -> str:
    """Return an open hierarchy between two units since a day."""
    head = f"<rel/hierarchy/{name}> a meso:Hierarchy , meso:Edge ;\n    meso:agent <{parent}> ;\n"
    middle = f"    meso:counterpart <{child}> ;\n    meso:hierarchyKind hierarchy-kind:authority ;\n"
    return head + middle + '    meso:note "By agreement."@en ;\n' + OPEN.format(since=since)


class Result(NamedTuple):
    """What a call returned and printed."""

    code: int
    out: str
    err: str


def write(folder: Path, name: str, text: str | bytes) -> str:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)
