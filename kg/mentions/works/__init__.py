"""Works, plants and their phases."""
