"""What bodies recommend, what was promised, what was measured of it, what slipped. Nothing here is ever taken away."""
