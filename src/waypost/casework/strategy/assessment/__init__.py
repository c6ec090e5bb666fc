"""What holds performance back, across the system: generated, each line with how it was reached."""
