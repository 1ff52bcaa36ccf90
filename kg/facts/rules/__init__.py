"""The rules of relations between named things, and where things lie."""
