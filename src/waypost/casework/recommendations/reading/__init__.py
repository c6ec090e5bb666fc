"""Readers of published documents: facts and figures of their text, and none of their sentences. Pure."""
