"""A real SPARQL server on loopback: the program of the package `oxigraph`, with documents in named graphs."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen


def _program() -> str:
    beside = Path(sys.executable).with_name("oxigraph")
    found = str(beside) if beside.exists() else shutil.which("oxigraph")
    assert found, "the package oxigraph of the extra `test` brings the server"
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path, documents: Mapping[str, bytes], media: str = "text/turtle") -> Iterator[str]:
    """Yield the query address of a server that holds the documents; its default graph is not a union."""
    address = f"127.0.0.1:{_free_port()}"
    process = subprocess.Popen(
        [_program(), "serve", "--location", str(folder), "--bind", address],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://{address}/", process)
        for graph, body in documents.items():
            request = Request(
                f"http://{address}/store?graph={graph}", body, {"Content-Type": media}, method="PUT"
            )
            urlopen(request, timeout=60).close()
        yield f"http://{address}/query"
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "the server has ended"
        try:
            urlopen(url, timeout=1).close()
        except (URLError, OSError):
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server does not answer")
