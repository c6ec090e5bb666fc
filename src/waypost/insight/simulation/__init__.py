"""What next: how many children will be open, and for how long, if things go on as they have. Chance is an argument."""
