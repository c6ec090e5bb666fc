"""The only way out for aggregates: small counts are hidden, and so is everything that would give them away."""
