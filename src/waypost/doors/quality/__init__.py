"""Data quality: a living page of how good the data are, a page a source, and the gap map."""
