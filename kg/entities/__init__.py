"""Station: entities."""
