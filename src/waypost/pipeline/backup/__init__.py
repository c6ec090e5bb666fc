"""Backup and restore of everything that Waypost keeps, together, as of one moment. One file a part of what is kept."""
