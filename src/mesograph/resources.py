"""Where the ontology, shapes, queries and data are: inside the wheel, or at the root of a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

COUNTRIES_FOLDER = "data"


@cache
def root() -> Path:
    """Return the folder that holds `ontology/`, `shapes/`, `queries/` and `data/`."""
    package = Path(__file__).parent
    shipped = package / "_shipped"
    return shipped if shipped.is_dir() else package.parents[1]


def _sorted(folder: str, pattern: str) -> list[Path]:
    return sorted(root().joinpath(folder).glob(pattern))


def ontology_files() -> list[Path]:
    """Return the module files of the ontology, header first."""
    return [
        root() / "ontology" / "mesograph.ttl",
        *(p for p in _sorted("ontology", "*.ttl") if p.stem not in ("mesograph", "prefixes")),
    ]


def scheme_files() -> list[Path]:
    """Return one Turtle file per concept scheme."""
    return _sorted("ontology/schemes", "*.ttl")


def prefix_file() -> Path:
    """Return the only list of prefixes."""
    return root() / "ontology" / "prefixes.ttl"


def shapes_files(profile: str | None = None) -> list[Path]:
    """Return the core shapes, and those of `profile` (contribution, publication) if given."""
    core = _sorted("shapes", "*.ttl")
    return core if profile is None else [*core, root() / "shapes" / "profiles" / f"{profile}.ttl"]


def question_files() -> list[Path]:
    """Return the question files, `queries/questions/cq-NN-slug.rq`."""
    return _sorted("queries/questions", "*.rq")


def coverage_files() -> list[Path]:
    """Return the queries that count the inputs of questions, `queries/coverage/<name>.rq`."""
    return _sorted("queries/coverage", "*.rq")


def derive_files() -> list[Path]:
    """Return the CONSTRUCT queries that write derived facts, in the order they run."""
    return _sorted("queries/derive", "*.rq")


def countries() -> list[str]:
    """Return the ISO 3166-1 alpha-2 codes, lower case, of the countries with shipped data."""
    return sorted(
        p.name for p in root().joinpath(COUNTRIES_FOLDER).iterdir() if p.is_dir() and len(p.name) == 2
    )


def common_files() -> list[Path]:
    """Return the Turtle files of shipped data that belong to no country."""
    return _sorted(f"{COUNTRIES_FOLDER}/common", "*.ttl")


def data_files(country: str) -> list[Path]:
    """Return the Turtle files of one country's shipped data."""
    return _sorted(f"{COUNTRIES_FOLDER}/{country}", "*.ttl")


def profile_files() -> list[Path]:
    """Return the shipped table profiles."""
    return sorted(Path(__file__).parent.joinpath("tables", "profiles").glob("*.yaml"))
