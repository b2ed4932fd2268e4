"""Answers made by hand, for what only needs rows."""

from __future__ import annotations

from pathlib import Path

from mesograph.ask.answer import Answer, Coverage, SourceLine
from mesograph.ask.question import Chart, Column, Question
from mesograph.store.protocol import Iri, Row, Table

CODE = "https://w3id.org/mesograph/code/"
TIERS = {
    "national": {"en": "national tier", "es": "nivel nacional", "pt": "nível nacional"},
    "meso-regional": {"en": "regional tier", "es": "nivel regional", "pt": "nível regional"},
    "meso-intermediate": {"en": "intermediate tier", "es": "nivel intermedio", "pt": "nível intermediário"},
    "meso-local": {"en": "local tier", "es": "nivel local", "pt": "nível local"},
    "school": {"en": "school tier", "es": "nivel escolar", "pt": "nível escolar"},
}
WORDS = {
    "reading": {"en": "Reading", "es": "Lectura", "pt": "Leitura"},
    "component": {"en": "Component", "es": "Componente", "pt": "Componente"},
    "from_tier": {"en": "From tier", "es": "Desde el nivel", "pt": "Do nível"},
    "to_tier": {"en": "To tier", "es": "Al nivel", "pt": "Ao nível"},
    "tier": {"en": "Tier", "es": "Nivel", "pt": "Nível"},
    "share": {"en": "Share", "es": "Proporción", "pt": "Proporção"},
    "when": {"en": "When", "es": "Cuándo", "pt": "Quando"},
    "value": {"en": "Value", "es": "Valor", "pt": "Valor"},
    "date": {"en": "Date", "es": "Fecha", "pt": "Data"},
    "status": {"en": "Status", "es": "Estado", "pt": "Situação"},
    "units": {"en": "Services", "es": "Servicios", "pt": "Serviços"},
    "schools": {"en": "Schools", "es": "Establecimientos", "pt": "Escolas"},
    "category": {"en": "Owner", "es": "Sostenedor", "pt": "Mantenedora"},
    "series": {"en": "Sector", "es": "Sector", "pt": "Setor"},
    "row": {"en": "Sector", "es": "Sector", "pt": "Setor"},
    "column": {"en": "Decision", "es": "Decisión", "pt": "Decisão"},
}
TITLE = {"en": "How much moved?", "es": "¿Cuánto se movió?", "pt": "Quanto se moveu?"}


def tier(name: str) -> Iri:
    return Iri(f"{CODE}tier/{name}")


def answer(
    kind: str, columns: list[tuple[str, str]], rows: list[Row], language: str = "en", unit: str = "decisions"
) -> Answer:
    made = tuple(Column(name, WORDS[name], form) for name, form in columns)
    question = Question(
        id="cq-99",
        path=Path("cq-99-made.rq"),
        title=TITLE,
        summary=TITLE,
        params=(),
        columns=made,
        coverage="made",
        coverage_note={},
        coverage_unit=unit,
        measure="",
        explain="",
        reads=(),
        tags=(),
        chart=Chart(kind, {}),
        body="SELECT ?x { } ORDER BY ?x",
    )
    return Answer(
        question=question,
        parameters={"country": Iri("https://w3id.org/mesograph/id/xx/territory/XX"), "day": "2025-04-30"},
        columns=made,
        rows=rows,
        coverage=Coverage(16, 7, unit),
        sources=[SourceLine("s1", "First act", "https://example.org/1"), SourceLine("s2", "Second act", "")],
        query=question.body,
        language=language,
        whole=Table(tuple(name for name, _ in columns), rows),
        labels={tier(name): texts[language] for name, texts in TIERS.items()},
    )


def rescaling(language: str = "en") -> Answer:
    """The shape of cq-13's answer, with two readings."""
    rows: list[Row] = []
    for reading, factor in (("regime", 1.0), ("system", 0.3)):
        name = Iri(f"{CODE}rescaling-reading/{reading}")

        def add(part: str, a: str | None, b: str | None, value: float, name: Iri = name) -> None:
            component = Iri(f"{CODE}rescaling-component/{part}")
            rows.append((name, component, tier(a) if a else None, tier(b) if b else None, value))

        moved = {
            ("meso-local", "meso-intermediate"): 0.18 * factor,
            ("meso-local", "national"): 0.05 * factor,
        }
        moved |= {("national", "meso-regional"): 0.02 * factor}
        before = {
            "national": 0.42,
            "meso-regional": 0.03,
            "meso-intermediate": 0.01,
            "meso-local": 0.34,
            "school": 0.2,
        }
        for part, value in {"up": 0.23, "down": 0.02, "to-centre": 0.05, "mean-shift": 0.21}.items():
            add(part, None, None, value * factor)
        for name_of, share in before.items():
            add("share-before", name_of, None, share)
        for name_of, share in before.items():
            gained = sum(m for (_, b), m in moved.items() if b == name_of)
            add(
                "share-after",
                name_of,
                None,
                share + gained - sum(m for (a, _), m in moved.items() if a == name_of),
            )
        for (a, b), mass in moved.items():
            add("flow", a, b, mass)
    columns = [
        ("reading", "concept"),
        ("component", "concept"),
        ("from_tier", "concept"),
        ("to_tier", "concept"),
    ]
    return answer("flow", [*columns, ("value", "share")], rows, language)


def profile(language: str = "en") -> Answer:
    rows: list[Row] = [
        (tier(t), w, s)
        for w, shares in (("before", (0.2, 0.5, 0.3)), ("after", (0.2, 0.2, 0.6)))
        for t, s in zip(("school", "meso-local", "national"), shares, strict=True)
    ]
    return answer("profile", [("tier", "concept"), ("when", "text"), ("share", "share")], rows, language)


def calendar(language: str = "en") -> Answer:
    rows: list[Row] = []
    for year, count, schools in (
        (2018, 4, 245),
        (2019, 3, 150),
        (2020, 4, 242),
        (2024, 4, 410),
        (2025, 11, 1102),
    ):
        rows.append((f"{year}-01-01", Iri(f"{CODE}normative-status/de-jure"), count, schools))
    for year, count, schools in ((2025, 2, 90), (2027, 20, 1500), (2028, 22, 1403)):
        rows.append((f"{year}-01-01", Iri(f"{CODE}normative-status/announced"), count, schools))
    columns = [("date", "date"), ("status", "concept"), ("units", "integer"), ("schools", "integer")]
    return answer("calendar", columns, rows, language, "transfers")


def bars(language: str = "en", many: int = 5) -> Answer:
    rows: list[Row] = [
        (f"owner number {i}", s, 10.5 * (i + 1) + (3 if s == "public" else 0))
        for i in range(many)
        for s in ("public", "private")
    ]
    return answer("bar", [("category", "text"), ("series", "text"), ("value", "number")], rows, language)


def matrix(language: str = "en", kind: str = "integer") -> Answer:
    rows: list[Row] = []
    for i in range(4):
        for j in range(12):
            value: object = (i * j) % 7
            if kind == "concept":
                value = ("coded", "coded as nobody", "not coded")[(i * j) % 3]
            rows.append((f"sector {i}", f"decision number {j}", value))  # type: ignore[arg-type]
    return answer("matrix", [("row", "text"), ("column", "text"), ("value", kind)], rows, language)
