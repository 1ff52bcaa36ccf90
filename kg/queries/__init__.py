"""Station: queries."""
