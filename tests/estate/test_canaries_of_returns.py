"""Canaries: of what is planted wherever text may stand in the files, nothing comes into returns and corrections.

Both are personal data for their owner. Still no address, telephone, name or free text may come with it.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from canaries import Aviary, plant_in_csv, plant_in_feed, texts_of

CODED = re.compile(r"^(?:[A-Z0-9_]{1,40}|true|false|[Yy]es|[Nn]o|YES|NO|M|F|[\d./:TZ+-]+)$")
STRUCTURE = re.compile(
    r"(^|[._])(id|.*Id|.*_id|.*Date.*|.*_on|.*_at|.*date.*|.*_key|upn|CHILD|UPN|DECOM|DEC|MC_DOB|DOB)$"
)


def may_plant(field: str, value: object) -> bool:
    """Plant where text may stand."""
    return isinstance(value, str) and not STRUCTURE.search(field) and not CODED.match(value)


@pytest.fixture(scope="module")
def flown(county: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Aviary]:
    """The county with canaries wherever text may stand."""
    files, aviary = tmp_path_factory.mktemp("flown") / "files", Aviary()
    shutil.copytree(county, files, ignore=shutil.ignore_patterns("truth", "private-law"))
    largest: dict[str, Path] = {}
    for path in sorted(files.glob("local-authority/*/*/**/*.csv")):
        size = largest.get(path.name)
        if size is None or path.stat().st_size > size.stat().st_size:
            largest[path.name] = path
    for path in [*largest.values(), *sorted(files.glob("cafcass/*.csv"))]:
        plant_in_csv(path, aviary, lambda column: may_plant(column, "text") and not _is_code(column))
    seen: dict[str, int] = {}
    for path in sorted(files.glob("court/public-law/*.jsonl")):
        plant_in_feed(path, aviary, may_plant, seen)
    return files, files.parent / "out", aviary


def _is_code(column: str) -> bool:
    """Codes that are no codes are refused by the readers, and their rows with them."""
    return column in {"law", "application", "role", "relationship", "order_type", "kind", "author", "manner", "sex"}


def test_nothing_of_it_comes_into_returns_and_corrections(waypost, flown):
    files, out, aviary = flown
    assert waypost("build", files, out).code in (0, 1)
    said = [waypost("returns", "pre-proceedings", out, "--to", files.parent / "returns", "--every-year").said]
    said.append(waypost("corrections", out, "--to", files.parent / "lists").said)
    texts = [
        *texts_of(files.parent / "returns"),
        *texts_of(files.parent / "lists"),
        *(("terminal", one) for one in said),
    ]
    leaks, searched = aviary.found_in(iter(texts))
    print(f"canaries planted {len(aviary.planted)}, places searched {searched}, leaks {len(leaks)}")  # noqa: T201
    assert len(aviary.planted) > 100
    assert searched > 20
    assert not leaks, sorted(set(leaks.values()))[:20]
