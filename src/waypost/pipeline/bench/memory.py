"""Memory while an XML return is read: files of two sizes, each in a process of its own.

Flat means that four times the file hardly needs more. The peak holds everything: Python, its libraries, and the file's
records as they are handed over.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from waypost.foundation.errors import OursToFix
from waypost.pipeline.bench import peak_memory
from waypost.pipeline.bench.census_file import write_census
from waypost.pipeline.bench.figures import Aim, Asked, Figures, Line, aim_of
from waypost.pipeline.bench.return_file import write_return

MEGABYTES = (25, 100)
"""The sizes of file, the smaller first. The aim is that of the largest."""
_KINDS: tuple[tuple[str, Callable[[Path, int], None]], ...] = (
    ("CIN census", write_census),
    ("SSDA903 as XML", write_return),
)
_TRIED = 1_000  # children by which the size of one is told


class ReadingFailed(OursToFix):
    """A file of our own making could not be read in a process of its own."""


def measure(asked: Asked) -> Figures:
    """Read each kind of file at each size and tell the peaks."""
    lines = []
    for what, write in _KINDS:
        path = asked.work / "file.xml"
        write(path, _TRIED)
        bytes_a_child = path.stat().st_size / _TRIED
        for megabytes in MEGABYTES:
            write(path, round(megabytes * 1e6 / bytes_a_child))
            lines.append(_line(what, path, aim_of("memory") if megabytes == MEGABYTES[-1] else Aim()))
    return Figures(tuple(lines))


def _line(what: str, path: Path, aim: Aim) -> Line:
    command = [sys.executable, str(peak_memory.__file__), str(path)]
    ran = subprocess.run(command, capture_output=True, check=False, text=True)  # noqa: S603 (our own script and file)
    if ran.returncode:
        raise ReadingFailed("a file of our own making could not be read", where=what, do="Tell us of it.")
    told = json.loads(ran.stdout)
    size = f"{path.stat().st_size / 1e6:.0f} MB, {told['records']:,} records"
    return Line(f"{what}, peak of memory", size, told["seconds"], aim=aim, ours_mb=told["peak_mb"])
