"""On what basis each source is used: the files sorted by it, a record a purpose, and the one way to open a record."""
