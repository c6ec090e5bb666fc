"""What is measured: one frozen definition a file, no engine named."""
