"""Fair comparison: what is more than chance between areas, over time, and between groups of children. No ranks."""
