"""The record: one child, events in order, provenance on each."""
