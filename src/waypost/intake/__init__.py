"""One folder a source; none knows another. contract.py says what each must hand over."""
