"""What pages may show of children: frozen values, never rows. One question a file."""
