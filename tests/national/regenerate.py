"""Write the golden answers anew, never in a test: python regenerate.py fixture|real STORE_DIR."""

from __future__ import annotations

import sys

from answers import FOLDER, answers

from mesograph.store import open_store


def main(which: str, store: str) -> None:
    """Write one file per question into `golden/<which>/`."""
    folder = FOLDER / which
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in answers(open_store(store)):
        (folder / f"{name}.csv").write_text(content, "utf-8")
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
