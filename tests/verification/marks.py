"""Everything written says that it is invented: in the file where its format can, else in the manifest beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import orjson

from verification.checked import Checked

MANIFEST = "manifest.json"
TEXTS = ("README.txt", "sharing-agreement.yaml")
IN_THE_FILE = {".xml": b"<!-- Invented.", ".txt": b"nvented", ".yaml": b"\ninvented: true\n"}


def manifests(county: Path) -> list[Path]:
    """Return every manifest of a folder of invented files."""
    return sorted(county.rglob(MANIFEST))


def governing(path: Path, county: Path) -> dict[str, object] | None:
    """Return the nearest manifest of a file, in its own folder or one above it."""
    for folder in path.relative_to(county).parents:
        manifest = county / folder / MANIFEST
        if manifest.exists():
            given: dict[str, object] = orjson.loads(manifest.read_bytes())
            return given
    return None


def unmarked(path: Path, county: Path) -> Iterator[str]:
    """Yield what a file lacks."""
    if path.name == MANIFEST:
        given = orjson.loads(path.read_bytes())
        if given.get("waypost_manifest") != 1 or given.get("invented") is not True:
            yield "manifest without the mark"
        return
    if (governing(path, county) or {}).get("invented") is not True:
        yield f"{path.suffix}: no manifest says invented"
    if (word := IN_THE_FILE.get(path.suffix)) and word not in path.read_bytes():
        yield f"{path.suffix}: the file does not say invented"


def against_marks(county: Path) -> Checked:
    """Check every file of the folder."""
    paths = sorted(path for path in county.rglob("*") if path.is_file())
    found = Counter(wrong for path in paths for wrong in unmarked(path, county))
    own = [path for path in paths if path.name in (MANIFEST, *TEXTS)]
    return Checked("manifests, agreements and README", "every file is marked as invented", own, len(paths), found)
