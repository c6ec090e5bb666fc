"""Stores of the record: one contract, a slow obvious reference, and the engines that must agree with it."""
