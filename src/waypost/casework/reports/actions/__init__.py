"""What people do with reports. One verb a file."""
