"""What works: initiatives and what changed, pooled people and budgets, what professionals say, a guide to practice."""
