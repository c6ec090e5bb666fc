"""Every change and every reading of a child's record, one event each, in chains that show where they were broken."""
