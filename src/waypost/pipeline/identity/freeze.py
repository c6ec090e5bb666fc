"""What a freeze stops, and when it may end."""

from __future__ import annotations

from datetime import datetime

import polars as pl

from waypost.foundation.errors import YoursToFix
from waypost.linkage.review.decisions import Record
from waypost.linkage.sources import PERSON
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.identity.ledger import FROZEN, LIFTED, add, read_ledger
from waypost.pipeline.identity.wrong_link import Case, case_named, cases_of, opened_on
from waypost.pipeline.out_folder import held
from waypost.vocabulary.identity_review import DIFFERENT, SAME


class RecordFrozen(YoursToFix):
    """A child's record is not shown while a wrong link in it is being put right."""


class MayNotLift(YoursToFix):
    """A freeze cannot end yet, or not by this person."""


def check_not_frozen(usable: UsableRecord, child_id: str) -> None:
    """Raise RecordFrozen if a wrong link was found in the child's record, and is not put right."""
    for case in _open_cases(usable):
        if child_id in _children_now(usable, case.records):
            day = opened_on(case)
            raise RecordFrozen(
                f"this record is frozen since {day.day} {day:%B %Y}: a link in it was found to be wrong.",
                where=case.case_id,
                do=f"`waypost review case OUT {case.case_id}` says what is still open. Nothing was shown.",
            )


def frozen_children(usable: UsableRecord) -> frozenset[str]:
    """Return every child whose record is frozen now."""
    return frozenset(child for case in _open_cases(usable) for child in _children_now(usable, case.records))


def is_apart(usable: UsableRecord, case: Case) -> bool:
    """Say whether in the record as it is built now no child has records of both sides."""
    sides = [_children_now(usable, side) for side in (case.apart, case.rest)]
    return not sides[0] & sides[1]


def why_not_lift(usable: UsableRecord, case: Case, by: str) -> str | None:
    """Return what stands against ending a freeze, in words; None where nothing does."""
    states = {pair.state for pair in case.pairs}
    if case.lifted is not None:
        return "the freeze has ended already"
    if states == {SAME}:
        return None if _is_another(case, by) else "whoever opened the case may not end it"
    if states != {DIFFERENT}:
        return "two people have not yet said of all of its records that they are two children"
    if not is_apart(usable, case):
        return "the record has not been built again since, so that it still shows them as one"
    return None if _is_another(case, by) else "whoever opened the case may not end it"


def lift(usable: UsableRecord, case_id: str, *, by: str, role: str, at: datetime) -> Case:
    """End a freeze. Raises MayNotLift, NoSuchCase."""
    against = why_not_lift(usable, case_named(usable, case_id), by)
    if against is not None:
        raise MayNotLift(f"{against}.", where=case_id, do="`waypost review case OUT CASE` says what is still open.")
    with held(usable.out):
        add(usable.out, [{"what": LIFTED, "case": case_id, "by": by, "role": role, "at": at.isoformat()}])
    return case_named(usable, case_id)


def _is_another(case: Case, by: str) -> bool:
    return " ".join(by.casefold().split()) != " ".join(case.opened_by.casefold().split())


def _open_cases(usable: UsableRecord) -> list[Case]:
    entries = read_ledger(usable.out)
    frozen = {entry["case"] for entry in entries if entry["what"] == FROZEN}
    if frozen <= {entry["case"] for entry in entries if entry["what"] == LIFTED}:
        return []
    return [case for case in cases_of(usable).values() if case.lifted is None]


def _children_now(usable: UsableRecord, records: tuple[Record, ...]) -> set[str]:
    asked = pl.DataFrame(list(records), schema=dict.fromkeys(PERSON, pl.String), orient="row")
    found = pl.scan_parquet(usable.record / "identities.parquet").join(
        asked.lazy(), on=list(PERSON), how="semi", nulls_equal=True
    )
    return set(found.collect()["child_id"])
