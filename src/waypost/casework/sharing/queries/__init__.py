"""What pages ask of this room: those of families (for_family) and those of staff (for_staff)."""
