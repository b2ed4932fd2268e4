"""Proofs about the ontology: is it consistent, can every class have members, what follows, and why."""
