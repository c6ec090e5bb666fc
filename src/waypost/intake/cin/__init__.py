"""The children in need census of a local authority."""
