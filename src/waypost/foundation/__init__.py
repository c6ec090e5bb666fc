"""Clock, identifiers, the two error bases, safe logging. Imports nothing of ours."""
