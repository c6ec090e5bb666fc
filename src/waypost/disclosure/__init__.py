"""Suppression, secondary suppression, rounding: the only way out for aggregates."""
