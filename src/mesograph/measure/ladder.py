"""The ladder of tiers from the school upwards; external and supranational stand outside it."""

from __future__ import annotations

from mesograph.measure.inputs import concept
from mesograph.store.protocol import Iri

TIERS = ("school", "meso-local", "meso-intermediate", "meso-regional", "national")
RANK = {tier: rank for rank, tier in enumerate(TIERS)}
# M2 takes for the middle what lies above the municipality: intermediate and regional.
MIDDLE = ("meso-intermediate", "meso-regional")


def tier(notation: str) -> Iri:
    """Return the concept of a tier."""
    return concept("tier", notation)
