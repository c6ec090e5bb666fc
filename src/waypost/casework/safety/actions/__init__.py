"""What people do to keep children and each other safe. One subject a file."""
