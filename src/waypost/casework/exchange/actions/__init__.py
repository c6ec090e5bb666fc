"""What changes when something arrives or leaves."""
