"""What servers do when they fail; the answers come from a tiny server on the loopback."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from mesograph.errors import EngineError, MesographError, QueryError
from mesograph.store.remote import AGENT, RemoteStore

JSON = "application/sparql-results+json"
GOOD = b'{"head":{"vars":["g"]},"results":{"bindings":[]}}'
Reply = Callable[[BaseHTTPRequestHandler], None]


class Faulty(ThreadingHTTPServer):
    """A server whose reply is set by a test; it keeps what it was asked."""

    daemon_threads = True
    reply: Reply
    asked: list[tuple[str, dict[str, str], str]]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Faulty

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.asked.append((self.path, dict(self.headers), body))
        self.close_connection = True
        try:
            self.server.reply(self)
        except (BrokenPipeError, ConnectionResetError):
            return

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def faulty() -> Iterator[Faulty]:
    server = Faulty(("127.0.0.1", 0), Handler)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def store(server: Faulty, limit: float = 5) -> RemoteStore:
    made = RemoteStore(f"http://127.0.0.1:{server.server_port}/sparql", limit)
    made._graphs = ["https://example.org/g"]
    return made


def reply(body: bytes, status: int = 200, media: str = JSON, length: int | None = None, **more: str) -> Reply:
    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", media)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in more.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


ODD = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"odd","value":"1"}}]}}'
FAILURES = {
    "plain text": (reply(GOOD, media="text/plain"), "remote-media"),
    "a page": (reply(b"<html></html>", media="text/html"), "remote-media"),
    "half a document": (reply(GOOD[:30]), "remote-broken"),
    "a sentence after the document": (reply(GOOD + b" The query timed out."), "remote-broken"),
    "nothing": (reply(b""), "remote-broken"),
    "a list": (reply(b"[]"), "remote-broken"),
    "a term of no kind": (reply(ODD), "remote-broken"),
    "a head alone": (reply(b'{"head":{}}'), "remote-broken"),
    "no text": (reply(b"\xff\xfe"), "remote-broken"),
    "a deep document": (reply(b"[" * 100000), "remote-broken"),
    "less than promised": (reply(GOOD, length=len(GOOD) + 10), "remote-broken"),
    "an error": (reply(b"", 500), "remote-failed"),
    "a bad gateway": (reply(b"", 502), "remote-failed"),
    "a locked door": (reply(b"", 401), "remote-failed"),
    "a forbidden door": (reply(b"", 403), "remote-failed"),
    "no such address": (reply(b"", 404), "remote-not-found"),
    "a bad query": (reply(b"bad query, line 1", 400), "query-syntax"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_each_failure_is_one_error_of_ours(faulty: Faulty, name: str) -> None:
    faulty.reply, key = FAILURES[name]
    with pytest.raises(MesographError) as caught:
        store(faulty).select("SELECT ?x { }")
    assert caught.value.key == key
    assert caught.value.where == f"http://127.0.0.1:{faulty.server_port}/sparql"
    assert isinstance(caught.value, QueryError if key == "query-syntax" else EngineError)
    for language in ("en", "es", "pt"):
        assert caught.value.what(language)
        assert caught.value.hint(language)


def test_half_a_triple_is_no_answer(faulty: Faulty) -> None:
    faulty.reply = reply(b'<https://example.org/a> <https://example.org/b> "c', media="application/n-triples")
    with pytest.raises(EngineError) as caught:
        store(faulty).construct("CONSTRUCT { } WHERE { }")
    assert caught.value.key == "remote-broken"


def test_a_busy_server_is_asked_once_more_after_the_pause_it_wants(faulty: Faulty) -> None:
    answers = iter([reply(b"", 429, Retry_After="1"), reply(GOOD)])
    faulty.reply = lambda handler: next(answers)(handler)
    start = time.monotonic()
    assert store(faulty).select("SELECT ?g { }").rows == []
    assert time.monotonic() - start >= 1
    assert len(faulty.asked) == 2


def test_a_server_that_stays_busy_is_left_alone(faulty: Faulty) -> None:
    faulty.reply = reply(b"", 429, Retry_After="0")
    with pytest.raises(EngineError) as caught:
        store(faulty).select("SELECT ?g { }")
    assert caught.value.key == "remote-busy"
    assert len(faulty.asked) == 2


@pytest.mark.parametrize("wish", ["3600", "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_a_pause_beyond_the_limit_is_not_waited_for(faulty: Faulty, wish: str) -> None:
    faulty.reply = reply(b"", 503, Retry_After=wish)
    with pytest.raises(EngineError) as caught:
        store(faulty).select("SELECT ?g { }")
    assert caught.value.key == "remote-busy"
    assert len(faulty.asked) == 1


def test_a_silent_server_meets_the_time_limit(faulty: Faulty) -> None:
    faulty.reply = lambda handler: time.sleep(1.5)
    start = time.monotonic()
    with pytest.raises(EngineError) as caught:
        store(faulty, limit=1).select("SELECT ?g { }")
    assert caught.value.key == "remote-unreachable"
    assert time.monotonic() - start < 1.5


def test_a_dripping_server_meets_the_time_limit(faulty: Faulty) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.end_headers()
        for _ in range(20):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.2)

    faulty.reply = drip
    start = time.monotonic()
    with pytest.raises(EngineError) as caught:
        store(faulty, limit=1).select("SELECT ?g { }")
    assert caught.value.key == "remote-unreachable"
    assert time.monotonic() - start < 3


def test_the_server_learns_who_asks_and_of_which_graphs(faulty: Faulty) -> None:
    faulty.reply = reply(GOOD)
    store(faulty).select("SELECT ?g { }")
    path, headers, body = faulty.asked[0]
    assert path == "/sparql"
    assert headers["User-Agent"] == AGENT
    assert headers["Accept"] == JSON
    assert "query=SELECT" in body
    assert "default-graph-uri=https" in body
    assert "named-graph-uri=https" in body


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "http://", "http://[::1", "http://a b/", "https://127.0.0.1:9"]
)
def test_an_address_without_server_is_named(url: str) -> None:
    with pytest.raises(EngineError) as caught:
        RemoteStore(url, 2).select("ASK { }")
    assert caught.value.where == url
