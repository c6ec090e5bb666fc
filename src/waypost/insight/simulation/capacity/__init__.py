"""Capacity and demand: queueing, staff, what holds the standard."""
