"""Station: documents."""
