"""Policies, campaigns, honours, events and what stands in quotation or title marks."""
