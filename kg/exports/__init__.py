"""Station: exports."""
