"""What a benchmark ran on, as a reader needs it to judge: never the machine's name."""

from __future__ import annotations

import os
import platform
import re
from dataclasses import dataclass
from pathlib import Path

_PROCESSORS = Path("/proc/cpuinfo")
_MODEL = re.compile(r"^model name\s*:\s*(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Machine:
    """Cores that this process may use, memory, the processor in its maker's words, and the load of the last minute."""

    cores: int
    memory_gib: float
    processor: str
    load: str


def machine() -> Machine:
    """Return what this process runs on. What the system does not tell is said to be not known."""
    text = _PROCESSORS.read_text(encoding="utf-8", errors="replace") if _PROCESSORS.is_file() else ""
    found = _MODEL.search(text)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    processor = found[1].strip() if found else platform.processor() or "processor not known"
    return Machine(cores, pages / 2**30, processor, f"{os.getloadavg()[0]:.1f}")
