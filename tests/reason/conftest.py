from __future__ import annotations

import pytest
from reason_cases import part

from mesograph import resources
from mesograph.reason.axioms import Theory, theory
from mesograph.reason.files import Part, read, shipped_parts


@pytest.fixture(scope="session")
def modules() -> list[Part]:
    """The ontology without its schemes: what a small case needs."""
    return [Part(p.name, read(p), shipped=True) for p in resources.ontology_files()]


@pytest.fixture(scope="session")
def shipped() -> list[Part]:
    return shipped_parts()


@pytest.fixture(scope="session")
def with_modules(modules: list[Part]) -> object:
    def together(text: str) -> Theory:
        return theory([part(text), *modules])

    return together
