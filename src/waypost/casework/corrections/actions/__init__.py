"""What people do about lines that are wrong. One verb a file."""
