"""What pages ask of screening: frozen values, never rows."""
