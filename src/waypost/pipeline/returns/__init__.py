"""Returns that authorities owe, filled from the linked record: each value with its source, and how sure we are."""
