"""A record by hand in which a wrong link stands: two records shown as one child, and who may say what of it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import polars as pl

from waypost.journeys.tables import SCHEMAS
from waypost.linkage.register import REGISTER
from waypost.linkage.review.decisions import Word
from waypost.pipeline.identity.wrong_link import Case, open_case, word_apart

OWN, ALSO_OWN, OTHERS = ("cafcass", None, "1"), ("ssd", "E06000001", "2"), ("hmcts_public_law", None, "3/a")
NAME_OF_OTHERS = "hmcts_public_law//3/a"
CHILD, OTHER_CHILD, THIRD = "C-1", "C-2", "C-3"
AT = datetime(2027, 4, 1, 9, tzinfo=UTC)
MAY, MAY_SETTLE, MAY_NOT = "practice_supervisor", "service_manager", "analyst"


def wrong_record(folder: Path) -> Any:
    """Return the record in `folder`: three records of CHILD, one of them another's, and a record of a THIRD."""
    (folder / "identity").mkdir(parents=True)
    told = [(*record, CHILD, date(2027, 1, 1), True, True) for record in (OWN, ALSO_OWN, OTHERS)]
    pl.DataFrame(told, schema=REGISTER, orient="row").write_parquet(folder / "identity" / "register.parquet")
    (folder / "identity" / "releases.json").write_text(json.dumps([{"on": "2027-02-01", "as_of": "2027-01-31"}]))
    build(folder, CHILD)
    return SimpleNamespace(out=folder, record=folder)


def build(folder: Path, child_of_others: str) -> None:
    """Build the record again, so that the other's record is shown as this child's."""
    rows = [(*OWN, CHILD), (*ALSO_OWN, CHILD), (*OTHERS, child_of_others), ("cafcass", None, "9", THIRD)]
    frame = pl.DataFrame(rows, schema=dict(SCHEMAS["identities"]), orient="row")
    frame.write_parquet(folder / "identities.parquet")


def word(by: str, role: str = MAY, reason: str = "known_to_be_two") -> Word:
    """Return somebody's word that records are two children."""
    return word_apart(by, role, reason, entered_by="whoever types", at=AT)


def opened(usable: Any, by: str = "Ann Able", role: str = MAY, at: datetime = AT, **more: Any) -> Case:
    """Open the case of the wrong link."""
    return open_case(usable, CHILD, [NAME_OF_OTHERS], word(by, role), at=at, **more)
