"""A SPARQL 1.1 endpoint elsewhere: read only, with a time limit, believing nothing that is not whole."""

from __future__ import annotations

import time
import urllib.error
import warnings
from collections.abc import Iterable
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from pathlib import Path

import pyoxigraph as ox
from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointNotFound, QueryBadFormed, SPARQLWrapperException

from mesograph import __version__
from mesograph.errors import EngineError, QueryError
from mesograph.store.protocol import Iri, Table
from mesograph.store.results import parse_results

TIME_LIMIT = 60
AGENT = f"mesograph/{__version__} (+https://w3id.org/mesograph)"
_RESULTS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_ACCEPTED = {_RESULTS: (_RESULTS, "application/json"), _TRIPLES: (_TRIPLES, "text/plain")}
# Servers differ in what an empty group inside GRAPH matches; the second form means the same everywhere.
_LIST = ("SELECT DISTINCT ?g { GRAPH ?g {} }", "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")


class RemoteStore:
    """An endpoint at `url`; each request may take `limit` seconds."""

    def __init__(self, url: str, limit: float = TIME_LIMIT) -> None:
        self.name = "remote"
        self.url, self.limit = url, limit
        self._graphs: list[str] | None = None

    def select(self, query: str) -> Table:
        """Return the rows of a SELECT, or one truth value for an ASK."""
        return self._rows(self._ask(query, _RESULTS, self.graphs()))

    def construct(self, query: str) -> bytes:
        """Return the triples of a CONSTRUCT as N-Triples."""
        data = self._ask(query, _TRIPLES, self.graphs())
        try:
            for _ in ox.parse(data, format=ox.RdfFormat.N_TRIPLES):
                pass
        except (SyntaxError, ValueError) as error:
            raise EngineError("remote-broken", self.url, reason=str(error)) from error
        return data

    def answer(self, query: str, media: str) -> bytes:
        """Return the results of a SELECT or ASK as a document of a standard result format."""
        form = ox.QueryResultsFormat.from_media_type(media)
        if form is None:
            raise EngineError("results-format", self.name, media=media)
        data = self._ask(query, _RESULTS, self.graphs())
        self._rows(data)
        return ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON).serialize(format=form) or b""

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted; they are listed once per store."""
        if self._graphs is None:
            found: set[str] = set()
            for query in _LIST:
                rows = self._rows(self._ask(query, _RESULTS, [])).rows
                found |= {str(row[0]) for row in rows if isinstance(row[0], Iri)}
                if found:
                    break
            self._graphs = sorted(found)
        return self._graphs

    def load(self, source: bytes | Path, graph: str, media: str = "text/turtle") -> None:
        """Refuse: a remote store is only read."""
        raise EngineError("remote-read-only", self.url)

    def clear(self, graphs: Iterable[str]) -> None:
        """Refuse: a remote store is only read."""
        raise EngineError("remote-read-only", self.url)

    def _rows(self, data: bytes) -> Table:
        """Return results, read to their end: a server out of time may answer 200 with half a document."""
        try:
            return parse_results(data)
        except ValueError as error:
            raise EngineError("remote-broken", self.url, reason=str(error)) from error

    def _ask(self, query: str, media: str, graphs: Iterable[str]) -> bytes:
        """Send one query and return the whole body of an answer of the media type asked for."""
        for again in (True, False):
            try:
                response = self._request(query, media, graphs)
                return self._body(response, media)
            except urllib.error.HTTPError as error:
                error.close()
                if error.code not in (429, 503) or not again:
                    raise self._refusal(error) from error
                time.sleep(self._pause(error.headers, error))
            except QueryBadFormed as error:
                _close(error)
                raise QueryError("query-syntax", self.url, reason=_sentence(error)) from error
            except EndPointNotFound as error:
                _close(error)
                raise EngineError("remote-not-found", self.url) from error
            except SPARQLWrapperException as error:
                _close(error)
                raise EngineError("remote-failed", self.url, reason=_sentence(error)) from error
            except (OSError, HTTPException, ValueError) as error:
                raise EngineError("remote-unreachable", self.url, reason=_reason(error)) from error
        raise AssertionError("the loop returns or raises")

    def _request(self, query: str, media: str, graphs: Iterable[str]) -> HTTPResponse:
        wrapper = SPARQLWrapper(self.url, agent=AGENT)
        wrapper.setTimeout(max(1, int(self.limit)))
        wrapper.setMethod(POST)
        wrapper.setOnlyConneg(True)
        for graph in graphs:
            wrapper.addParameter("default-graph-uri", graph)
            wrapper.addParameter("named-graph-uri", graph)
        with warnings.catch_warnings():
            # The wrapper guesses the form of a query from its text and warns when it cannot; we always ask.
            warnings.simplefilter("ignore")
            wrapper.setQuery(query)
        wrapper.queryType = "SELECT"
        wrapper.setReturnFormat("json")
        wrapper.addCustomHttpHeader("Accept", media)
        return wrapper.query().response

    def _body(self, response: HTTPResponse, media: str) -> bytes:
        end = time.monotonic() + self.limit
        parts: list[bytes] = []
        with response:
            kind = response.headers.get_content_type()
            if kind not in _ACCEPTED[media]:
                raise EngineError("remote-media", self.url, found=kind, wanted=media)
            while part := response.read1(1 << 16):
                parts.append(part)
                if time.monotonic() > end:
                    raise TimeoutError("timed out")
        data = b"".join(parts)
        promised = response.headers.get("Content-Length")
        if promised is not None and promised.isdigit() and len(data) != int(promised):
            raise EngineError("remote-broken", self.url, reason=f"{len(data)} / {promised} bytes")
        return data

    def _pause(self, headers: Message, error: Exception) -> float:
        """Return how many seconds the server asks us to wait; it is an error if that is beyond the limit."""
        wish = (headers.get("Retry-After") or "1").strip()
        try:
            seconds = float(wish) if wish.isdigit() else parsedate_to_datetime(wish).timestamp() - time.time()
        except ValueError:
            seconds = 1.0
        if seconds > self.limit:
            raise EngineError("remote-busy", self.url, seconds=int(seconds)) from error
        return max(0.0, seconds)

    def _refusal(self, error: urllib.error.HTTPError) -> EngineError:
        if error.code in (429, 503):
            return EngineError("remote-busy", self.url, seconds=self.limit)
        return EngineError("remote-failed", self.url, reason=f"{error.code} {error.reason}")


def _close(error: SPARQLWrapperException) -> None:
    """Close the connection that the wrapper leaves open behind its own kinds of error."""
    if isinstance(error.__context__, urllib.error.HTTPError):
        error.__context__.close()


def _sentence(error: SPARQLWrapperException) -> str:
    """Return the first line of what the server said."""
    text = str(error).partition("Response:\n")[2] or str(error)
    if text[:2] in ("b'", 'b"'):
        text = text[2:-1].replace("\\n", "\n")
    return text.strip().split("\n")[0][:300]


def _reason(error: Exception) -> str:
    return str(getattr(error, "reason", "") or error or type(error).__name__)
