"""Figures that disclosure released, for rooms of casework that show whether something worked: the newest of each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from waypost.disclosure.measures_csv import read
from waypost.disclosure.released import ReleasedFigure
from waypost.pipeline import measures
from waypost.wiring.links import record_folder

ENGLAND, _ALL = "england", "all"


def newest_figures() -> Mapping[str, ReleasedFigure]:
    """Return the newest figure of England as a whole by `measure/method`; nothing where no build was released here."""
    file = record_folder() / "release" / "measures.csv"
    return _newest(file, file.stat().st_mtime_ns) if file.is_file() else {}


def titles() -> dict[str, str]:
    """Return the plain title of every measure, those that wait for a source too, by its id."""
    return {str(one["id"]): str(one["title"]) for one in (*measures.listed(), *measures.waiting())}


@lru_cache(maxsize=2)
def _newest(file: Path, changed_ns: int) -> dict[str, ReleasedFigure]:
    """Return them, read again when the file changed."""
    newest: dict[str, ReleasedFigure] = {}
    for one in read(file):
        key = f"{one.measure_id}/{one.method}"
        if one.area != ENGLAND or one.group_kind != _ALL:
            continue
        if key not in newest or newest[key].period_end < one.period_end:
            newest[key] = one
    return newest
