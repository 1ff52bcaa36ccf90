"""Station: mentions."""
