"""Casework: where people act. Rooms with pure rules, models, actions that alone write, and queries that alone read."""
