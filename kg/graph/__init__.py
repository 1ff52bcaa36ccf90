"""Station: graph."""
