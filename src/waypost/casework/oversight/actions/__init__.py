"""What managers and auditors write. One subject a file."""
