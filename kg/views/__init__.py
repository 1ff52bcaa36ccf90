"""Station: views."""
