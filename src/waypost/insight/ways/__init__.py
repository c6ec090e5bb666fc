"""The ways that children go through the system: what follows what, after how long, and the commonest ways through."""
