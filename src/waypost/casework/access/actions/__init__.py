"""What changes who works here and for whom."""
