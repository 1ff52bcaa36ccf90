"""Station: facts."""
