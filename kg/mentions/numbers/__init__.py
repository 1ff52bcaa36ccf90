"""Numbers, quantities and times."""
