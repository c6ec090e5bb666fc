"""Checks every file of a folder of invented families against its contract, and prints a table.

`python tests/verification/report.py FOLDER [SHARED]`; SHARED is the folder with the published specifications.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from verification import census, feeds, marks, tables  # noqa: E402
from verification.checked import Checked  # noqa: E402


def everything(county: Path, shared: Path | None = None) -> Iterator[Checked]:
    """Yield every check of a folder; those of the published OpenAPI where `shared` holds it."""
    for feed in feeds.FEEDS:
        yield feeds.against_fields(county, feed)
        if shared is not None:
            yield feeds.against_openapi(county, feed, shared)
    if shared is not None:
        yield feeds.against_json_schema(county, shared)
    yield tables.against_extract(county)
    yield tables.against_columns(county, "ssd", "local-authority/*/ssd/*.csv")
    yield tables.against_columns(county, "ssda903", "local-authority/*/ssda903/*/*.csv")
    yield census.against_schema(county)
    yield tables.against_columns(county, "areas", "areas.csv")
    yield marks.against_marks(county)


def main(folder: str, shared: str | None = None) -> int:
    """Print the table; return 1 when there was a violation."""
    wrong, say = 0, sys.stdout.write
    say(f"{'files of':22}{'files':>7}{'records':>10}{'wrong':>7}  checked against\n")
    for one in everything(Path(folder), Path(shared) if shared else None):
        kind, contract, files, records, times = one.row
        say(f"{kind:22}{files:>7,}{records:>10,}{times:>7,}  {contract}\n")
        for place, count in one.wrong.most_common():
            say(f"    {count:>6,} {place}\n")
        wrong += times
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
