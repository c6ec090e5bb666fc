"""What people do with advice. One verb a file."""
