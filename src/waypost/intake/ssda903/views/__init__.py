"""A table's rows with the facts beside them that rules ask for: one file a table, or a pair of like tables."""
