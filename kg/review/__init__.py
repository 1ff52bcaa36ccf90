"""Station: review."""
