"""Lines that somebody disputes: sent to the source's owner, answered, settled; and children frozen while in doubt."""
