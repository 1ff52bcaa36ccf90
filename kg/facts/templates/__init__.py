"""The templates that bind numbers to what they count."""
