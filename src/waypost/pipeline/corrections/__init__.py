"""What is wrong or contradicted in a source, sent home to its owner as a list, and the answers read back in."""
