"""What pages may show of oversight: frozen values, never rows. One subject a file."""
