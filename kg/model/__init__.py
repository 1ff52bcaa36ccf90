"""The frozen values that travel between the stations; this package knows nothing of the others."""
