"""Run in a process of its own: reads one file as a build does, and prints the peak of its memory in MB."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from waypost.foundation.clock import stopwatch
from waypost.foundation.workers import peak_rss_mib
from waypost.intake.files import discover
from waypost.intake.registry import read_all

_STATUS = Path("/proc/self/status")
_HIGHEST = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


def own_peak_mb() -> float:
    """Return the most memory that this program has held, in MB of a million bytes.

    What the one that started it held is not counted.

    Linux counts that in `ru_maxrss`, and not in VmHWM.
    """
    told = _HIGHEST.search(_STATUS.read_text(encoding="ascii")) if _STATUS.is_file() else None
    kibibytes = int(told[1]) if told else peak_rss_mib() * 1024
    return kibibytes * 1024 / 1e6


def main(path: Path) -> None:
    """Read what is at `path`, and print the seconds, the records and the peak."""
    start = stopwatch()
    records = sum(reading.records.height for reading in read_all(discover(path).files))
    told = {"seconds": stopwatch() - start, "records": records, "peak_mb": own_peak_mb()}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
