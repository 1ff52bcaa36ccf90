"""Lists of names and what their items share."""
