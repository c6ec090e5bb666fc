"""What comes in from the agencies and goes back: once, in order, with the time it took."""
