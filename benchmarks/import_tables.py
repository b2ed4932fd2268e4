"""CPU seconds and peak memory of importing the real tables of Brazil and Colombia: triples, and a store.

Run: MESOGRAPH_SHARED=… python benchmarks/import_tables.py [runs]
Each run is a process of its own; the medians are printed as rows of a table. The tables are read where they
lie.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

from import_directories import COMMAND, cost

TABLES = (
    ("br-censo-escolar", ["br/inep_censo_escolar_2025_tocantins.csv.gz"], []),
    (
        "br-catalogo-escolas",
        ["br/inep_catalogo_escolas_sergipe.csv.gz", "br/inep_catalogo_escolas_sao_paulo_capital.csv.gz"],
        ["--day", "2025-11-01"],
    ),
    ("co-sedes-medellin", ["co/medellin_sedes_educativas_2024.csv.gz"], []),
    ("co-education-statistics", ["co/men_estadisticas_municipio_2011_2022.csv.gz"], []),
)
PLAIN = """
import csv, gzip, sys
for name in sys.argv[1:]:
    with gzip.open(name, "rt", encoding="latin-1", newline="") as stream:
        delimiter = ";" if "sergipe" in name or "tocantins" in name else ","
        print(sum(1 for _ in csv.reader(stream, delimiter=delimiter)) - 1)
"""


def run(profile: str, arguments: list[str], *target: str) -> tuple[float, int]:
    """Return CPU seconds (user and system) and peak resident memory in MB of one import."""
    return cost([sys.executable, "-c", COMMAND, "tables", "import", profile, *arguments, *target])


def measure(profile: str, arguments: list[str], form: str, runs: int) -> tuple[float, float]:
    """Return the medians of CPU seconds and peak memory of imports into a new target."""
    measured = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as place:
            target = ("--out", f"{place}/out.nq") if form == "triples" else ("--store", f"{place}/store")
            measured.append(run(profile, arguments, *target))
    cpu, memory = (statistics.median(values) for values in zip(*measured, strict=True))
    return cpu, memory


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    data = Path(os.environ["MESOGRAPH_SHARED"]) / "data"
    print("| table | csv alone, CPU s | to triples, CPU s | MB | into a store, CPU s | MB |")
    print("|---|---|---|---|---|---|")
    for profile, names, options in TABLES:
        files = [str(data / name) for name in names]
        plain, _ = cost([sys.executable, "-c", PLAIN, *files])
        out, out_memory = measure(profile, files + options, "triples", runs)
        store, store_memory = measure(profile, files + options, "store", runs)
        print(
            f"| `{profile}` | {plain:.2f} | {out:.1f} | {out_memory:.0f} | {store:.1f} | {store_memory:.0f} |"
        )


if __name__ == "__main__":
    main()
