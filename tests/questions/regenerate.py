"""Write the golden answers anew: `python tests/questions/regenerate.py [STEM …]`; then read what changed."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from cases import CASES, GOLDEN
from golden_files import written

from mesograph.ask import load_question, run
from mesograph.store import shipped_store


def main(wanted: list[str]) -> None:
    """Write the golden files of the cases whose stem is wanted, or of all, and remove what is no case."""
    store = shipped_store()
    GOLDEN.mkdir(exist_ok=True)
    for case in CASES:
        if not wanted or case.stem in wanted:
            answer = run(load_question(case.question), store, dict(case.values))
            case.path.write_text(written(answer), "utf-8", newline="\n")
    for path in GOLDEN.glob("*.csv"):
        if path not in {case.path for case in CASES}:
            path.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
