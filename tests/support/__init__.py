"""Helpers of the tests: making documents, reading the specifications, showing results as text."""
