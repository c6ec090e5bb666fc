"""What changes what a family sees, and what a family writes."""
