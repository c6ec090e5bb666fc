"""Clerical review: what people decide of two records, when it counts, and how linkage honours it."""
