"""The child's record: who the child is, the family, what happened, the plan, what is due. Confirmed identity only."""
