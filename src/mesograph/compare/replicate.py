"""The folder from which anyone gets the same numbers: data, queries, results, answer, versions, chart."""

from __future__ import annotations

import gzip
import json
import platform
from importlib.metadata import version
from pathlib import Path

from mesograph import __version__, lang
from mesograph.ask.charts import pictured
from mesograph.ask.render import csv_text, plain, short_value
from mesograph.ask.run import as_of
from mesograph.compare.chart import specification
from mesograph.compare.extract import extract
from mesograph.compare.folder import KIND, MANIFEST, checksum, put
from mesograph.compare.render import COLUMNS, rows, title, to_json
from mesograph.compare.rerun import ANSWER, DATA, asked, loaded, table_rows, unlike
from mesograph.compare.run import Comparison
from mesograph.errors import EngineError
from mesograph.store.protocol import Store

_RERUN = '''\
"""Run this comparison again and say what differs: python rerun.py [--engine pyoxigraph|rdflib]."""

import sys
from pathlib import Path

try:
    from mesograph.compare.rerun import main
except ImportError:
    sys.exit("pip install mesograph=={version}")

if __name__ == "__main__":
    sys.exit(main(Path(__file__).parent, sys.argv[1:]))
'''
_READMES = {"en": "README.md", "es": "README.es.md", "pt": "README.pt.md"}


def replicate(comparison: Comparison, store: Store, folder: Path) -> None:
    """Write the folder, whole or not at all.

    Before it is written, its queries run on its data; an extract that gives other rows is never handed out.
    """
    data = extract(store, (piece.query for piece in comparison.pieces))
    _check(comparison, data)
    # No time of day in the archive: the same data make the same file.
    files = {
        DATA: gzip.compress(data, mtime=0),
        "rerun.py": _RERUN.replace("{version}", __version__).encode(),
    }
    for piece in comparison.pieces:
        files[f"queries/{piece.code}.rq"] = piece.query.encode("utf-8")
        files[f"results/{piece.code}.csv"] = csv_text(piece.table.columns, piece.table.rows).encode("utf-8")
    files[ANSWER] = csv_text(COLUMNS, rows(comparison)).encode("utf-8")
    files["answer.json"] = to_json(comparison).encode("utf-8")
    if any(figure.value is not None for figure in comparison.figures):
        chart = specification(comparison)
        files |= {f"chart{ending}": pictured(chart, ending) for ending in (".svg", ".png")}
    for language, name in _READMES.items():
        files[name] = _readme(comparison, language).encode("utf-8")
    files[MANIFEST] = _manifest(comparison, store, files).encode("utf-8")
    put(folder, files)


def _check(comparison: Comparison, data: bytes) -> None:
    store = loaded(data, "pyoxigraph")
    for piece in comparison.pieces:
        entry = {"country": piece.country, "name": piece.name}
        found = table_rows(asked(store, entry, piece.query).table)
        if unlike("", table_rows(piece.table), found):
            raise EngineError("replicate-differs", store.name, name=piece.code)


def _manifest(comparison: Comparison, store: Store, files: dict[str, bytes]) -> str:
    document = {
        "kind": KIND,
        "mesograph": __version__,
        "python": platform.python_version(),
        "engine": {"name": store.name, "pyoxigraph": version("pyoxigraph"), "rdflib": version("rdflib")},
        "as_of": as_of(store),
        "measure": comparison.plan.name,
        "countries": list(comparison.countries),
        "parameters": {name: plain(value) for name, value in comparison.parameters.items()},
        "queries": [
            {
                "country": piece.country,
                "name": piece.name,
                "query": f"queries/{piece.code}.rq",
                "result": f"results/{piece.code}.csv",
            }
            for piece in comparison.pieces
        ],
        "files": {path: checksum(data) for path, data in sorted(files.items())},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def command(comparison: Comparison) -> str:
    """Return the command that makes the comparison from the shipped data."""
    codes = ",".join(short_value(country) for country in comparison.countries)
    days = "".join(f" --{name} {value}" for name, value in comparison.parameters.items())
    return f"mesograph compare --countries {codes} --measure {comparison.plan.name}{days}"


def _readme(comparison: Comparison, language: str) -> str:
    sources = [f"- {s.title or s.id}{f' <{s.url}>' if s.url else ''}" for s in comparison.sources]
    texts = {
        "title": title(comparison, language),
        "version": __version__,
        "command": command(comparison),
        "sources": "\n".join(sources),
    }
    return lang.text("replicate-readme", language, None, **texts).lstrip("\n")
