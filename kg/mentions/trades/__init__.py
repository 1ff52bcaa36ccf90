"""Industries and products."""
