"""One measure over several countries: comparable rows with bounds, spread and coverage."""

from mesograph.compare.plans import PLANS, Plan
from mesograph.compare.run import Comparison, compare

__all__ = ["PLANS", "Comparison", "Plan", "compare"]
