"""School directories and registers: files and a declarative profile give dated relations."""

from mesograph.tables.importing import import_tables
from mesograph.tables.profile import Profile, find_profile, shipped_profiles
from mesograph.tables.report import Report

__all__ = ["Profile", "Report", "find_profile", "import_tables", "shipped_profiles"]
