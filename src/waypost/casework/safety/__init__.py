"""Keeping children and staff safe: assessments with their reviews, warnings, safe contact, plans, and incidents."""
