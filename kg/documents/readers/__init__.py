"""The formats, one reader each: bytes become text, with page numbers and what the file says of itself."""
