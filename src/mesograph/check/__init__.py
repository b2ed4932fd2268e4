"""Data checked against the shapes: shapes are planned, the plan runs, breaches become findings."""

from mesograph.check.door import ENGINES, PROFILES, check
from mesograph.check.issue import SEVERITIES, Issue, Origin, Report

__all__ = ["ENGINES", "PROFILES", "SEVERITIES", "Issue", "Origin", "Report", "check"]
