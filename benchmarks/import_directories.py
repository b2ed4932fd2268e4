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


def run(files: list[str], *target: str) -> tuple[float, int]:
    """Return CPU seconds (user and system) and peak resident memory in MB of one import."""
    arguments = [sys.executable, "-c", COMMAND, "tables", "import", "cl-directory", *files, *target]
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(process.returncode)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    folder = Path(os.environ["MESOGRAPH_SHARED"]) / "data" / "cl"
    files = [str(folder / f"directorio_ee_{year}.csv.gz") for year in YEARS]
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
