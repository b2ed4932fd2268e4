"""Say what a pytest run did, read from its JUnit file; fail if no test of a needed marker ran.

Usage: ran.py FILE [MARKER …]
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree


def outcome(case: ElementTree.Element) -> str:
    """Return passed, failed or skipped for one test."""
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    return "skipped" if case.find("skipped") is not None else "passed"


def main(file: str, *markers: str) -> int:
    """Print the counts; return 1 if a marker has no passed test or nothing passed."""
    outcomes: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    for case in ElementTree.parse(Path(file)).iter("testcase"):
        result = outcome(case)
        outcomes[result] += 1
        for marker in {p.get("value", "") for p in case.iterfind("properties/property[@name='marker']")}:
            marked[marker] += result == "passed"
    for marker in markers:
        sys.stdout.write(f"tests marked {marker}: {marked[marker]} passed\n")
    sys.stdout.write(
        f"pytest: {outcomes['passed']} passed, {outcomes['failed']} failed, {outcomes['skipped']} skipped\n"
    )
    missing = [marker for marker in markers if not marked[marker]]
    if missing:
        sys.stdout.write(f"no test ran of: {', '.join(missing)}\n")
    return 1 if missing or outcomes["failed"] or not outcomes["passed"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
