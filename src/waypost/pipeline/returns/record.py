"""The part of a build's record that the return is filled from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from waypost.pipeline.kept_facts import read_declared
from waypost.pipeline.told_record import ToldRecord, open_told_record

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


def open_for_returns(out: Path, as_of: date | None = None, without: Iterable[str] = ()) -> ToldRecord:
    """Return what the return needs of the build `out`. See `open_told_record`."""
    declared = read_declared("waypost.pipeline.returns", "kept_facts.yaml")
    return open_told_record(out, KINDS, declared, as_of=as_of, without=without)
