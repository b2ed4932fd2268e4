from __future__ import annotations

from pathlib import Path

from mesograph.reason.axioms import theory
from mesograph.reason.explain import ontology
from mesograph.reason.files import Part
from mesograph.terms import MESO


def test_the_ontology_loads_in_owlready2_class_by_class(shipped: list[Part], tmp_path: Path) -> None:
    import owlready2
    from rdflib import OWL

    whole = theory(shipped)
    place = tmp_path / "mesograph.nt"
    place.write_text(ontology(whole, whole.axioms), "utf-8")
    world = owlready2.World()
    loaded = world.get_ontology(place.as_uri()).load()
    declared = {str(c) for c in whole.named(OWL.Class) if str(c).startswith(MESO)}
    assert {c.iri for c in loaded.classes() if c.iri.startswith(MESO)} == declared
    assert len(declared) > 30
    assert world[MESO + "Support"] in world[MESO + "SupportContract"].is_a
    assert world["https://w3id.org/mesograph/code/tier/national"] is not None
