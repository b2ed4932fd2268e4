"""CPU seconds and peak memory of importing the four real directories: to triples, and into a store on disk.

Run: MESOGRAPH_SHARED=… python benchmarks/import_directories.py [runs]
Each run is a process of its own; the medians are printed. The directories are read where they lie.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

YEARS = (2021, 2023, 2024, 2025)
COMMAND = "from mesograph.cli import main; main()"


PLAIN = """
import csv, gzip, io, sys
for name in sys.argv[1:]:
    with gzip.open(name, "rt", encoding="utf-8-sig", newline="") as stream:
        print(sum(1 for _ in csv.DictReader(stream, delimiter=";")))
"""
LOAD = """
import sys, pyoxigraph
store = pyoxigraph.Store(sys.argv[1] + ".store")
store.bulk_load(path=sys.argv[1], format=pyoxigraph.RdfFormat.N_QUADS)
store.flush()
"""


def cost(arguments: list[str]) -> tuple[float, int]:
    """Return CPU seconds (user and system) and peak resident memory in MB of one process."""
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(process.returncode)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def run(files: list[str], *target: str) -> tuple[float, int]:
    """Return CPU seconds (user and system) and peak resident memory in MB of one import."""
    return cost([sys.executable, "-c", COMMAND, "tables", "import", "cl-directory", *files, *target])


def peers(files: list[str]) -> None:
    """Print what reading the rows and what loading the triples cost without us."""
    cpu, memory = cost([sys.executable, "-c", PLAIN, *files])
    print(f"peer, Python's csv reading the same rows: {cpu:.1f} CPU s, {memory} MB peak")
    with tempfile.TemporaryDirectory() as place:
        run(files, "--out", f"{place}/out.nq")
        cpu, memory = cost([sys.executable, "-c", LOAD, f"{place}/out.nq"])
    print(f"peer, pyoxigraph bulk loading the same triples to disk: {cpu:.1f} CPU s, {memory} MB peak")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    folder = Path(os.environ["MESOGRAPH_SHARED"]) / "data" / "cl"
    files = [str(folder / f"directorio_ee_{year}.csv.gz") for year in YEARS]
    peers(files)
    for name in ("triples", "store"):
        measured = []
        for _ in range(runs):
            with tempfile.TemporaryDirectory() as place:
                target = ("--out", f"{place}/out.nq") if name == "triples" else ("--store", f"{place}/store")
                measured.append(run(files, *target))
        cpu, memory = (statistics.median(values) for values in zip(*measured, strict=True))
        print(f"{name}: {cpu:.1f} CPU s, {memory:.0f} MB peak, median of {runs}")
    own = resource.getrusage(resource.RUSAGE_SELF)
    print(f"(this script itself: {own.ru_utime + own.ru_stime:.1f} CPU s)")


if __name__ == "__main__":
    main()
