"""Station: assessments."""
