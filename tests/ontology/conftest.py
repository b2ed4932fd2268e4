from __future__ import annotations

import pytest
from rdflib import Graph

from mesograph import resources


@pytest.fixture(scope="session")
def modules() -> dict[str, Graph]:
    return {p.stem: Graph().parse(p) for p in resources.ontology_files()}


@pytest.fixture(scope="session")
def tbox(modules: dict[str, Graph]) -> Graph:
    graph = Graph()
    for module in modules.values():
        graph += module
    return graph


@pytest.fixture(scope="session")
def schemes() -> dict[str, Graph]:
    return {p.stem: Graph().parse(p) for p in resources.scheme_files()}


@pytest.fixture(scope="session")
def concepts(schemes: dict[str, Graph]) -> Graph:
    graph = Graph()
    for scheme in schemes.values():
        graph += scheme
    return graph
