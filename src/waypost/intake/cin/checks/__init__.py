"""The department's rules for the census: one file each, named by its official number."""
