"""What is shared with a child and with the family: who has a site of their own, and what a human released to it."""
