"""Improvement plans of areas, performance boards, and the calendar of governance."""
