"""Both engines, empty; what is loaded into them is derived by the queries that are shipped."""

from __future__ import annotations

import pytest
from reading import Derived

from mesograph.store import Store
from mesograph.store.derive import derive
from mesograph.store.embedded import EmbeddedStore
from mesograph.store.protocol import GRAPHS
from mesograph.store.reference import ReferenceStore

HEAD = """@base <https://w3id.org/mesograph/id/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix end-status: <https://w3id.org/mesograph/code/end-status/> .
@prefix evidence-level: <https://w3id.org/mesograph/code/evidence-level/> .
@prefix hierarchy-kind: <https://w3id.org/mesograph/code/hierarchy-kind/> .
@prefix measure: <https://w3id.org/mesograph/code/measure/> .
@prefix meso: <https://w3id.org/mesograph/ns#> .
@prefix normative-status: <https://w3id.org/mesograph/code/normative-status/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix school-state: <https://w3id.org/mesograph/code/school-state/> .
@prefix stance: <https://w3id.org/mesograph/code/stance/> .
@prefix unit-kind: <https://w3id.org/mesograph/code/unit-kind/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


@pytest.fixture(params=["pyoxigraph", "rdflib"])
def derived(request: pytest.FixtureRequest) -> Derived:
    """Return a store with the Turtle given to it, and all that follows from it."""

    def make(turtle: str) -> Store:
        store: Store = ReferenceStore() if request.param == "rdflib" else EmbeddedStore()
        store.load((HEAD + turtle).encode(), GRAPHS + "invented")
        derive(store)
        return store

    return make
