"""Which partner signed which version of which definition."""
