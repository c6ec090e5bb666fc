"""The children of a place who have waited longest today: what each waits for, since when, and whose move it is.

Source of the waits: the record's table of waits, as the account tells them. A list of children is for those who work
with them; whoever reads it is noted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl

from waypost.disclosure.gate import let_out
from waypost.foundation.errors import YoursToFix
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.identity.freeze import frozen_children
from waypost.vocabulary.applications import APPLICATIONS
from waypost.vocabulary.sharing_terms import DIRECT_WORK
from waypost.vocabulary.waits import CAUSE_TITLES, NOT_RECORDED, TITLES, WaitKind

EXIT = "waiting"
IN_COURT = "proceedings"
_OF_CHILD = ["child_id", "proceedings_id"]
_HARDLY_A_WAIT = (WaitKind.NEXT_HEARING.value, WaitKind.NOTHING_TOLD.value)
"""A hearing to come is a date to keep: it comes last among what is waited for."""


class NobodyWaits(YoursToFix):
    """No child of that place is in open proceedings."""


def waiting_longest(usable: UsableRecord, place: str, *, most: int) -> list[dict[str, Any]]:
    """Return the children of an area (or authority, by GSS code) in open proceedings, the longest wait first.

    One row a child in a case: child_id, proceedings_id, law, application, weeks_open, waited_weeks (of the longest wait
    that is open), whose_move, and waits: what, owner, since_on, weeks. A child of whom no wait is told stands last, by
    weeks open. A child whose record is frozen, for a link in it was found to be wrong, is left out.
    Raises `NobodyWaits`.
    """
    usable.check_is_for(DIRECT_WORK)
    as_of: date = pl.read_parquet(usable.record / "told_as_of.parquet")["as_of"][0]
    children = _open_children(usable, place, as_of)
    waits = _open_waits(usable, children, as_of)
    rows = [_row(child, waits.get((child["child_id"], child["proceedings_id"]), ())) for child in children.to_dicts()]
    rows.sort(key=lambda row: (-row["waited_weeks"], -row["weeks_open"], row["child_id"], row["proceedings_id"]))
    let_out(EXIT, {"rows": rows})
    return rows[:most]


def _open_children(usable: UsableRecord, place: str, as_of: date) -> pl.DataFrame:
    is_of_place = (pl.col("area") == place) | (pl.col("authority") == place)
    is_open = (pl.col("started_on") <= as_of) & (pl.col("closed_on").is_null() | (pl.col("closed_on") > as_of))
    found = (
        pl.scan_parquet(usable.record / "children_in_proceedings.parquet")
        .filter(is_of_place & is_open & pl.col("is_told_by_cafcass"))
        .filter(~pl.col("child_id").is_in(list(frozen_children(usable))))
        .select(
            *_OF_CHILD, "law", "application", weeks_open=(pl.lit(as_of) - pl.col("started_on")).dt.total_days() // 7
        )
        .sort(_OF_CHILD)
        .collect()
    )
    if found.is_empty():
        raise NobodyWaits(
            "no child of that place is in open proceedings.",
            where="--for",
            do="Name an area such as devon, or an authority's GSS code.",
        )
    return found


def _open_waits(
    usable: UsableRecord, children: pl.DataFrame, as_of: date
) -> Mapping[tuple[str, str], Iterable[dict[str, Any]]]:
    """Return the open waits of each child in a case: what somebody must do first, then by since when."""
    found = (
        pl.scan_parquet(usable.record / "waits.parquet")
        .filter((pl.col("stage") == IN_COURT) & pl.col("until_on").is_null() & (pl.col("since_on") <= as_of))
        .join(children.lazy().select(_OF_CHILD), on=_OF_CHILD, how="semi")
        .with_columns(
            weeks=(pl.lit(as_of) - pl.col("since_on")).dt.total_days() // 7,
            is_last=pl.col("kind").is_in(_HARDLY_A_WAIT),
        )
        .sort(*_OF_CHILD, "is_last", "since_on", "owner", "kind")
        .select(*_OF_CHILD, "kind", "owner", "cause", "since_on", "weeks", "is_last")
        .collect()
    )
    return {key: part.to_dicts() for key, part in found.partition_by(_OF_CHILD, as_dict=True).items()}


def _row(child: Mapping[str, Any], waits: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    told = list(waits)
    pressing = [wait for wait in told if not wait["is_last"]]
    application = child["application"]
    return {
        **{name: child[name] for name in (*_OF_CHILD, "law", "weeks_open")},
        "application": APPLICATIONS.title(application) if APPLICATIONS.known(application) else "Not known",
        "waited_weeks": max((wait["weeks"] for wait in pressing), default=0),
        "whose_move": list(dict.fromkeys(wait["owner"] for wait in pressing or told)),
        "waits": [
            {
                "what": _what(wait),
                "owner": wait["owner"],
                "since_on": wait["since_on"].isoformat(),
                "weeks": wait["weeks"],
            }
            for wait in told
        ],
    }


def _what(wait: Mapping[str, Any]) -> str:
    title, cause = TITLES[wait["kind"]], wait["cause"]
    is_told = wait["kind"] == WaitKind.LOST_HEARING and cause in CAUSE_TITLES and cause != NOT_RECORDED
    return f"{title} ({CAUSE_TITLES[cause][0].lower()}{CAUSE_TITLES[cause][1:]})" if is_told else title
