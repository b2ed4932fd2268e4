"""CPU seconds and peak memory of `mesograph ask` for every question on every country with rules of its own.

Run: python benchmarks/countries.py [CC …]
Each question is a fresh process of the command, so that starting, loading and deriving count too.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from mesograph.ask import load_questions

PROGRAM = Path(sys.executable).with_name("mesograph")
Run = tuple[float, float, str]


def run(question: str, country: str) -> Run:
    """Return CPU seconds, peak memory in MB and the id of one question; fail if the command fails."""
    process = subprocess.Popen(
        [PROGRAM, "ask", question, "--country", country], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{question} fails for {country}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, question


def main(countries: list[str]) -> None:
    """Print a Markdown table: questions, median and slowest CPU seconds, peak memory per country."""
    print("| country | questions | median CPU s | slowest CPU s | slowest | peak MB |")
    print("|---|---|---|---|---|---|")
    for country in countries or ["cl", "co", "br"]:
        runs = [run(question, country) for question in load_questions()]
        slowest = max(runs)
        middle, memory = median(r[0] for r in runs), max(r[1] for r in runs)
        print(
            f"| {country} | {len(runs)} | {middle:.2f} | {slowest[0]:.2f} | {slowest[2]} | {memory:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
