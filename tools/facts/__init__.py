"""From fact tables to instance data: `python -m tools.facts.build`."""
