"""Who works with which child, and how much each person already carries: weights, capacity, ranking, a day's intake."""
