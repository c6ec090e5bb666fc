"""The board pack: a page that opens from disk, its charts, its data."""
