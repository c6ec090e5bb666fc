"""Who is who: blocking, comparisons, model, constraints, stable identifiers."""
