"""Which questions have a golden answer, with which parameters."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
IDS = tuple(range(1, 57))
HOME = "cl"  # the country of a question that names none
ABROAD = ("co", "br")


class Case(NamedTuple):
    """A question with one set of parameters; `name` is empty for the defaults."""

    question: str
    name: str = ""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def stem(self) -> str:
        return f"{self.question}.{self.name}" if self.name else self.question

    @property
    def country(self) -> str:
        return dict(self.values).get("country", HOME)

    @property
    def path(self) -> Path:
        return GOLDEN / f"{self.stem}.csv"


DEFAULTS = tuple(Case(f"cq-{number:02}") for number in IDS)
OTHERS = (
    Case("cq-01", "principals", (("decision", "staff-hiring-dismissal-principal"),)),
    Case("cq-02", "municipal-public", (("sector", "municipal-public"),)),
    Case("cq-02", "private-subsidized", (("sector", "private-subsidized"),)),
    Case("cq-02", "all-domains", (("domains", "all"),)),
    Case("cq-13", "2008-2017", (("from", "2008-01-01"), ("to", "2017-01-01"))),
    Case("cq-17", "2017-06-30", (("day", "2017-06-30"),)),
    Case("cq-17", "2021-04-30", (("day", "2021-04-30"),)),
    Case("cq-17", "2025-04-30", (("day", "2025-04-30"),)),
    Case("cq-34", "2015-06-30", (("day", "2015-06-30"),)),
    Case("cq-47", "2017-06-30-2021-04-30", (("from", "2017-06-30"), ("to", "2021-04-30"))),
)
DAY = "2012-06-30"  # while the ministry held the powers of Chocó
ELSEWHERE = (
    *(Case(case.question, country, (("country", country),)) for country in ABROAD for case in DEFAULTS),
    Case("cq-02", "co.choco", (("country", "co"), ("sector", "co-choco"), ("day", DAY))),
    Case("cq-13", "co.choco", (("country", "co"), ("from", "2008-06-30"), ("to", DAY))),
    Case("cq-02", "br.sobral", (("country", "br"), ("sector", "br-municipal-sobral"))),
    Case("cq-13", "br.1997-2026", (("country", "br"), ("from", "1997-01-01"))),
)
CASES = (*DEFAULTS, *OTHERS, *ELSEWHERE)
