"""Oversight: management reviews, practice audit and what it requires, children who wait too long, who can be closed."""
