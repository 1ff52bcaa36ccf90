"""Station: builds."""
