"""What people do in screening."""
