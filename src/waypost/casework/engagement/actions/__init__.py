"""What people write of meetings with children. One verb a file."""
