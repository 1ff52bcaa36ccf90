"""Station: stores."""
