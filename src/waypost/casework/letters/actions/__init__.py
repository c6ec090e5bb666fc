"""What people do with letters. One verb a file."""
