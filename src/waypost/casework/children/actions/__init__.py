"""What people write in a child's record. One verb a file."""
