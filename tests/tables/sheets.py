"""Small directories for tests: a header and rows in the form of the real files."""

from __future__ import annotations

from collections.abc import Callable

HEADER = (
    "AGNO;RBD;NOM_RBD;MRUN;RUT_SOSTENEDOR;P_JURIDICA;COD_COM_RBD;NOM_COM_RBD;COD_DEPE;ESTADO_ESTAB;MAT_TOTAL"
)
Sheet = Callable[..., str]


def row(
    rbd: object = 1,
    depe: object = 2,
    year: object = 2024,
    *,
    name: str = "ESCUELA",
    mrun: str = " ",
    rut: str = " ",
    comuna: object = 1101,
    estado: object = 1,
    pupils: object = 10,
) -> str:
    person = "0" if mrun.strip() else "1" if rut.strip() else "9"
    return f"{year};{rbd};{name};{mrun};{rut};{person};{comuna};IQUIQUE;{depe};{estado};{pupils}"
