"""Station: evaluation."""
