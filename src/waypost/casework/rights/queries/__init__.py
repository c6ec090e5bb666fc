"""What pages may show of rights: frozen values, never rows. One subject a file."""
