"""The department's rules for the return: one file each, named by its official number."""
