"""Questions asked of the record; writes nothing."""
