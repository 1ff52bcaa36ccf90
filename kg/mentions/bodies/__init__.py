"""State and party bodies, institutions, firms and people."""
