"""What changes who works with which child, and how many hours people have for it."""
