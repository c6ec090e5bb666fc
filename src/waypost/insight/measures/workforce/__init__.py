"""Measures of Cafcass's own people: one file a measure, counted from the staff tables of its extract."""
