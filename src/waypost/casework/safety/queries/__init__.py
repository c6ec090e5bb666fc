"""What pages may show of safety: frozen values, never rows. A child's, and lists over children."""
