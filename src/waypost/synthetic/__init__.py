"""Invented families, written out in every source's own format."""
