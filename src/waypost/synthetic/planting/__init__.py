"""Planting: a known truth hidden in the invented world, one file a switch, for the analysis to find."""
