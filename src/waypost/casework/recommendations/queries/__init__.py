"""What is read of recommendations."""
