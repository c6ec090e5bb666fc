"""Waypost: one record of each child's way through the family justice system of England."""
