"""Median CPU seconds of whole commands, ten runs each, beside starting Python and importing rdflib.

Run: python benchmarks/startup.py
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

RUNS = 10
MESOGRAPH = str(Path(sys.executable).with_name("mesograph"))
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "python -c 'import rdflib' (peer)": [sys.executable, "-c", "import rdflib"],
    "mesograph --help": [MESOGRAPH, "--help"],
    "mesograph ask": [MESOGRAPH, "ask"],
    "mesograph ask cq-13 --country cl": [MESOGRAPH, "ask", "cq-13", "--country", "cl"],
    "mesograph ask cq-13 --country cl --lang es": [
        MESOGRAPH,
        "ask",
        "cq-13",
        "--country",
        "cl",
        "--lang",
        "es",
    ],
}


def cpu_seconds(command: list[str]) -> float:
    """Return user and system seconds of one run of a command; it must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print a Markdown table: command, median, fastest, slowest, ratio to importing rdflib."""
    medians = {}
    print("| command | median CPU s | fastest | slowest | × importing rdflib |\n|---|---|---|---|---|")
    for name, command in COMMANDS.items():
        cpu_seconds(command)  # the first run compiles and warms the file cache
        times = sorted(cpu_seconds(command) for _ in range(RUNS))
        medians[name] = statistics.median(times)
        peer = medians.get("python -c 'import rdflib' (peer)")
        ratio = f"{medians[name] / peer:.2f}" if peer else ""
        print(f"| `{name}` | {medians[name]:.3f} | {times[0]:.3f} | {times[-1]:.3f} | {ratio} |", flush=True)


if __name__ == "__main__":
    main()
