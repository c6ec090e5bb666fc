"""The part of a build's record that the return is filled from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import polars as pl

from waypost.disclosure.gate import let_events_out
from waypost.pipeline.basis.usable import UsableRecord
from waypost.pipeline.kept_facts import read_declared
from waypost.pipeline.told_record import AUTHORITY_SOURCES, ToldRecord, open_told_record
from waypost.vocabulary.sharing_terms import ASSURANCE, STATUTORY_RETURNS

HEARINGS = ("hearing_listed", "hearing_held", "hearing_vacated", "hearing_adjourned")
APPLIED = ("application_submitted", "application_issued", "application_received")
BEGUN = (
    *("pre_proceedings_decided", "pre_proceedings_letter_sent", "pre_proceedings_meeting_held"),
    *("pre_proceedings_ended", "court_application_sent", "letter_to_initiate_sent"),
)
KINDS = (
    *(*HEARINGS, *APPLIED, *BEGUN),
    *("child_joined", "order_made", "placement_started", "care_ended", "case_closed", "court_case_closed"),
    "child_protection_plan_started",
)


def open_for_returns(usable: UsableRecord, as_of: date | None = None, without: Iterable[str] = ()) -> ToldRecord:
    """Return what the return needs of a record that may be used for it, or to test it. See `open_told_record`."""
    usable.check_is_for(STATUTORY_RETURNS, ASSURANCE)
    declared = read_declared("waypost.pipeline.returns", "kept_facts.yaml")
    told = open_told_record(usable, KINDS, declared, as_of=as_of, without=without)
    is_own = pl.col("source").is_in(AUTHORITY_SOURCES)
    return replace(told, events=let_events_out("returns", told.events, is_own=is_own))
