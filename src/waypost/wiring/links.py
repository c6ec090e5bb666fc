"""The review of links on the site: the record's own queue and its ledger, opened for direct work."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
from django.conf import settings

from waypost.casework.access.acting import Acting
from waypost.casework.corrections.actions.follow_identity import follow_identity
from waypost.casework.exchange.actions.decide_links import (
    decide_link,
    go_on_with_wrong_link,
    open_wrong_link,
)
from waypost.casework.exchange.queries import children_to_review, records_of_child, see_wrong_link
from waypost.foundation.clock import now, today
from waypost.foundation.errors import YoursToFix
from waypost.linkage.review.decisions import DECIDED, STATES
from waypost.linkage.sources import PERSON
from waypost.pipeline.basis.usable import UsableRecord, usable_record
from waypost.pipeline.identity import freeze, wrong_link
from waypost.pipeline.identity.case_file import case_file, say_done
from waypost.pipeline.identity.deciding import take
from waypost.pipeline.identity.deciding_told import name_of
from waypost.pipeline.identity.ledger import read_ledger
from waypost.pipeline.identity.pairs import pairs_of
from waypost.pipeline.identity.queue import WHY, Item, queue_of
from waypost.pipeline.identity.reviewer_file import show_pair
from waypost.pipeline.out_folder import check_is_built
from waypost.vocabulary.identity_review import review_terms
from waypost.vocabulary.sharing_terms import DIRECT_WORK, RECORD_OPERATOR
from waypost.wiring.casework import system_acting
from waypost.wiring.used_in_casework import used_in_casework

RECORD = "WAYPOST_RECORD"
MOST_ON_A_PAGE = 100


class NoPair(YoursToFix):
    """There is no such pair, or none that this person may decide."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair on the queue: why it is there and where it stands, and nothing of anybody."""

    pair_id: str
    why: str
    state: str
    meaning: str
    is_decided: bool


@dataclass(frozen=True, slots=True)
class WrongLinkRow:
    """What comes next in a wrong link."""

    case_id: str
    child_id: str
    state: str
    is_frozen: bool


def record_folder() -> Path:
    """Return where the build stands whose links are reviewed: WAYPOST_RECORD, else `out` in the data folder."""
    return Path(os.environ.get(RECORD) or Path(settings.DATA) / "out")


def usable_for_review() -> UsableRecord:
    """Open the record. Raises NothingBuilt, NotPermitted."""
    check_is_built(record_folder())
    return usable_record(record_folder(), purpose=DIRECT_WORK, role=RECORD_OPERATOR, on=today())


def outcomes() -> list[tuple[str, str]]:
    """Return what can be said of a pair."""
    return list(review_terms().outcomes.items())


def reasons(says: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return the grounds to choose from; those for some outcomes alone, where any are named."""
    every = review_terms().reasons.items()
    return [(name, one.title) for name, one in every if not says or set(says) & set(one.says)]


def pairs_to_review(acting: Acting) -> list[PairRow]:
    """Return the pairs of children whom this person may open: undecided first."""
    usable = usable_for_review()
    mine = children_to_review(acting, None)
    return [
        PairRow(item.pair_id, WHY[item.why], item.state, STATES[item.state], item.state in DECIDED)
        for item in _queue(usable, mine)
    ][:MOST_ON_A_PAGE]


def pair_to_review(acting: Acting, pair_id: str) -> dict[str, Any]:
    """Return a pair with what must be seen of both records, in words. That it was given is noted. Raises NoPair."""
    usable = usable_for_review()
    item = _item(usable, acting, pair_id)
    return {"pair_id": pair_id, "state": item.state, "meaning": STATES[item.state],
            "is_decided": item.state in DECIDED,
            **show_pair(usable, item, at=now(), who=f"user {acting.user_id}")}  # fmt: skip


def decide(acting: Acting, pair_id: str, *, says: str, reason: str, once: str) -> str:
    """Take one person's word, and return where the pair stands then. Raises NoPair, and what the record refuses."""
    usable = usable_for_review()
    _item(usable, acting, pair_id)

    def write(by: str, role: str) -> str:
        row = {"pair_id": pair_id, "says": says, "reason": reason, "decided_by": by, "decided_role": role}
        taken = take(usable.out, [("the site", 1, row)], at=now(), entered_by=by)
        for refusal in taken.refused:
            raise NoPair(f"{refusal.message}.", do=refusal.do)
        return pairs_of(read_ledger(usable.out))[pair_id].state

    told: dict[str, Any] = {"pair_id": pair_id, "says": says, "reason": reason, "once": once}
    return decide_link(acting, None, write=write, **told)


def records_of(acting: Acting, child_id: str) -> list[str]:
    """Return the records of a child as source/sender/key. Raises NoSuchChild, and NothingBuilt where there is none."""
    return records_of_child(acting, child_id, read=lambda: _records(child_id))


def _records(child_id: str) -> list[str]:
    told = pl.read_parquet(usable_for_review().record / "identities.parquet").filter(pl.col("child_id") == child_id)
    return sorted(name_of((row[0], row[1], row[2])) for row in told.select(PERSON).unique().iter_rows())


def open_case(acting: Acting, child_id: str, *, records: Sequence[str], reason: str, once: str) -> str:
    """Open a wrong link, and return the case's name: all of it happens in one transaction, or nothing.

    Who saw the child's pages in casework and what was sent of them is gathered, and the pages of every child who shows
    the records are shut; the record's own ledger is written last, so that what it refuses shuts nothing.
    """

    def write(by: str, role: str) -> str:
        usable = usable_for_review()
        word = wrong_link.word_apart(by, role, reason, entered_by=by, at=now())
        shown = frozenset({child_id, *_children_of(usable, set(records)).values()})
        used = partial(used_in_casework, acting, child_id)
        follow_identity(system_acting(acting.at), None, frozen=freeze.frozen_children(usable) | shown)
        return wrong_link.open_case(usable, child_id, records, word, elsewhere=used, at=now()).case_id

    told: dict[str, Any] = {"reason": reason, "records": len(records), "once": once}
    return open_wrong_link(acting, child_id, write=write, **told)


def cases(acting: Acting) -> list[WrongLinkRow]:
    """Return every wrong link, those that are open first."""
    usable = usable_for_review()
    names = list(wrong_link.cases_of(usable))
    told = see_wrong_link(acting, None, case_id="every", read=lambda: [case_file(usable, name) for name in names])
    rows = [WrongLinkRow(one["case"], one["child_id"], one["state"], one["is_frozen"]) for one in told]
    return sorted(rows, key=lambda one: (one.state != "open", one.case_id))


def a_case(acting: Acting, case_id: str) -> dict[str, Any]:
    """Return the file of a wrong link: who saw it, what was made of it, every step done or open."""
    usable = usable_for_review()
    wrong_link.case_named(usable, case_id)
    return see_wrong_link(acting, None, case_id=case_id, read=lambda: case_file(usable, case_id))


def go_on(acting: Acting, case_id: str, step: str, *, reason: str = "", once: str) -> None:
    """Take a step: `agree` (with a reason), `lift`, or a duty such as tell_reader/1."""
    usable = usable_for_review()

    def write(by: str, role: str) -> None:
        if step == "agree":
            wrong_link.agree(usable, case_id, wrong_link.word_apart(by, role, reason, entered_by=by, at=now()))
        elif step == "lift":
            freeze.lift(usable, case_id, by=by, role=role, at=now())
        else:
            say_done(usable, case_id, step, by=by, role=role, at=now())

    told: dict[str, Any] = {"case_id": case_id, "step": step, "once": once}
    go_on_with_wrong_link(acting, None, write=write, **told)
    if step == "lift":
        _follow(usable, acting.at)


def _follow(usable: UsableRecord, at: datetime) -> None:
    follow_identity(system_acting(at), None, frozen=freeze.frozen_children(usable))


def _queue(usable: UsableRecord, mine: frozenset[str]) -> list[Item]:
    known = set(pl.read_parquet(usable.record / "identities.parquet", columns=["child_id"])["child_id"])
    items = queue_of(usable, pairs_of(read_ledger(usable.out)), needed=sorted(mine & known))
    names = {name_of(side) for item in items for side in (item.left, item.right)}
    theirs = _children_of(usable, names)
    return [one for one in items if {theirs.get(name_of(one.left)), theirs.get(name_of(one.right))} & mine]


def _children_of(usable: UsableRecord, names: set[str]) -> dict[str, str]:
    told = pl.read_parquet(usable.record / "identities.parquet").select(*PERSON, "child_id").unique()
    rows = ((name_of((row[0], row[1], row[2])), row[3]) for row in told.iter_rows())
    return {name: child for name, child in rows if name in names}


def _item(usable: UsableRecord, acting: Acting, pair_id: str) -> Item:
    found = [one for one in _queue(usable, children_to_review(acting, None)) if one.pair_id == pair_id]
    if not found:
        raise NoPair("there is no such pair here.", do="Open the list again.")
    return found[0]
