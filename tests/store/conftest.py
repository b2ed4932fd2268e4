"""The same few triples on the embedded engine and on a real SPARQL server."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from mesograph.store.embedded import EmbeddedStore
from mesograph.store.protocol import GRAPHS

ONE = """@prefix ex: <https://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:a ex:name "Ñuñoa"@es , "say \\"no\\"\\nand go" ;
   ex:since "2018-01-01"^^xsd:date ; ex:size 12 ; ex:share 0.25 .
ex:b ex:name "B" ; ex:open true ; ex:size 7 .
"""
TWO = """@prefix ex: <https://example.org/> .
ex:a ex:part ex:b . ex:b ex:part [ ex:name "nameless" ] .
"""
DOCUMENTS = {GRAPHS + "one": ONE, GRAPHS + "two": TWO}


@pytest.fixture(scope="session")
def embedded() -> EmbeddedStore:
    store = EmbeddedStore()
    for graph, text in DOCUMENTS.items():
        store.load(text.encode(), graph)
    return store


def _program() -> str:
    beside = Path(sys.executable).with_name("oxigraph")
    found = str(beside) if beside.exists() else shutil.which("oxigraph")
    assert found, "the package oxigraph of the extra `test` brings the server"
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an Oxigraph server that holds the documents; its default graph is not a union."""
    address = f"127.0.0.1:{_free_port()}"
    folder = tmp_path_factory.mktemp("oxigraph")
    process = subprocess.Popen(
        [_program(), "serve", "--location", str(folder), "--bind", address],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://{address}/", process)
        for graph, text in DOCUMENTS.items():
            headers = {"Content-Type": "text/turtle"}
            request = Request(f"http://{address}/store?graph={graph}", text.encode(), headers, method="PUT")
            urlopen(request, timeout=10).close()
        yield f"http://{address}/query"
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        assert process.poll() is None, "the server has ended"
        try:
            urlopen(url, timeout=1).close()
        except (URLError, OSError):
            time.sleep(0.05)
        else:
            return
    pytest.fail("the server does not answer")
