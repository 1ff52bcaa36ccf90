"""Builds: from paths to everything that `kg build` writes."""
