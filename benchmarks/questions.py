"""CPU seconds of every shipped question: pyoxigraph, rdflib as the peer, a store of real directories.

Run: python benchmarks/questions.py [STORE_DIR]
"""

from __future__ import annotations

import resource
import sys
import time

from mesograph import ask
from mesograph.store import Store, open_store, shipped_store


def seconds(question: ask.Question, store: Store) -> tuple[float, int]:
    """Return CPU seconds and rows of one question with its defaults."""
    start = time.process_time()
    answer = ask.run(question, store, {"country": "cl"})
    return time.process_time() - start, len(answer.rows)


def best(question: ask.Question, store: Store, runs: int) -> tuple[float, int]:
    """Return the fastest of some runs and the number of rows."""
    results = [seconds(question, store) for _ in range(runs)]
    return min(results)


def main(arguments: list[str]) -> None:
    """Print a Markdown table per question, then loading time and peak memory."""
    start = time.process_time()
    fast = shipped_store("pyoxigraph")
    loaded = time.process_time() - start
    start = time.process_time()
    peer = shipped_store("rdflib")
    peer_loaded = time.process_time() - start
    store = open_store(arguments[0]) if arguments else None
    print(
        f"Load and derive the shipped data: pyoxigraph {loaded:.2f} CPU s, rdflib {peer_loaded:.2f} CPU s\n"
    )
    print(
        "| question | pyoxigraph | rdflib (peer) | ratio | real directories | rows there |\n"
        "|---|---|---|---|---|---|"
    )
    sums = [0.0, 0.0, 0.0]
    for name, question in sorted(ask.load_questions().items()):
        ours, _ = best(question, fast, 3)
        theirs, _ = best(question, peer, 1)
        there, rows = best(question, store, 1) if store else (0.0, 0)
        sums = [a + b for a, b in zip(sums, (ours, theirs, there), strict=True)]
        cells = f"{there:.2f} | {rows}" if store else " | "
        print(f"| {name} | {ours:.3f} | {theirs:.2f} | {theirs / ours:.0f} × | {cells} |", flush=True)
    print(f"| all | {sums[0]:.2f} | {sums[1]:.1f} | {sums[1] / sums[0]:.0f} × | {sums[2]:.1f} | |")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nPeak memory of this process, all engines together: {peak:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
