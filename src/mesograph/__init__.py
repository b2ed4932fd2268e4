"""Linked data on who governs schools and who supports them."""

__version__ = "0.1.0"
__all__ = ["__version__"]
