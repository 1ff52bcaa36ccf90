"""Divisions, villages, roads, waters and zones."""
