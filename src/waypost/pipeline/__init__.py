"""The order of the day; no rules."""
