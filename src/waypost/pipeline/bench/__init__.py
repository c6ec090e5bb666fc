"""Benchmarks: ours and a peer's work on the same input, in one run, as a ratio. One file a benchmark."""
