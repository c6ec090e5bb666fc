"""Records frozen in the formats that Waypost has had: each must stay readable. A frozen one is never made again.

python -m support.frozen_records    (from tests/) builds one of six invented children and freezes it as the present
                                    format, which must not be frozen yet: a format that is out never changes.
"""

from __future__ import annotations

import lzma
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from waypost.doors.cli.build import build_with_pages
from waypost.journeys.record_format import FORMAT
from waypost.pipeline.backup.back_up import back_up
from waypost.pipeline.backup.parts import BuildPart
from waypost.pipeline.backup.restore import opened, restore
from waypost.synthetic.synthesise import synthesise

FROZEN = Path(__file__).parent / "record_formats"


def frozen() -> list[Path]:
    """Return every frozen record, an archive in the form of `waypost backup`, packed."""
    return sorted(FROZEN.glob("format_*.waypost.xz"))


def thawed(packed: Path, out: Path) -> Path:
    """Restore a frozen record into `out` as an operator would; return `out`."""
    archive = out.parent / f"{out.name}.waypost"
    archive.write_bytes(lzma.decompress(packed.read_bytes()))
    restore(opened(archive), out, [BuildPart(out)])
    return out


def freeze(to: Path) -> None:
    """Build a record of six invented children and write it, packed, to a path where nothing is yet."""
    if to.exists():
        sys.exit(f"{to.name} is frozen already: a format that is out never changes. Number a new one.")
    with TemporaryDirectory() as folder:
        files, out, archive = (Path(folder) / name for name in ("files", "out", "archive"))
        synthesise(files, children=6, seed=4, years=2)
        build_with_pages(files, out)
        back_up([BuildPart(out)], archive, made_at=datetime(2026, 11, 22, tzinfo=UTC))
        to.write_bytes(lzma.compress(archive.read_bytes(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    freeze(FROZEN / f"format_{FORMAT}.waypost.xz")
