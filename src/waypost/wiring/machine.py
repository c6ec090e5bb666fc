"""What the machine has to give: memory for the engine that holds the record."""

from __future__ import annotations

import os

LEAST_MIB, MOST_MIB = 512, 6 * 1024
"""What the engine may hold at the least, and at the most however much there is: the rest is for what feeds it."""
_SHARE = 4  # one part in so many of the machine's memory


def memory_for_engine_mib() -> int:
    """Return how much memory, in MiB, the engine may hold before it spills onto disk."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // (1 << 20)
    return min(MOST_MIB, max(LEAST_MIB, whole // _SHARE))
