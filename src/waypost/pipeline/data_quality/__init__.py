"""How good what we were told is: whole, soon, in agreement, linked and fresh; and which measure it cannot carry."""
