"""Linkage beside Splink's own, each in a process of its own (pipeline/bench/linkage.py starts them)."""
