"""The columns of the tables of waits that are made of words: one for each owner, kind, cause and basis."""

from __future__ import annotations

from waypost.vocabulary.cancellations import OWNERS
from waypost.vocabulary.waits import BASES, CAUSE_TITLES, NOBODY_TOLD, WaitKind

OF_SPAN = (
    *("child_id", "proceedings_id", "stage", "law", "application", "track", "area", "authority", "service_area"),
    *("begun_on", "ended_on"),
)
"""What is the same on every row of one child's journey."""

OWNERS_OF_DAYS = (*OWNERS, NOBODY_TOLD)
"""Whose days are told apart. Days of an owner that is none of the court service's seven are nobody's that is told."""

WAITED_DAYS = (
    *("days", "days_past_limit"),
    *(f"days_of_{owner}" for owner in OWNERS_OF_DAYS),
    *(f"days_{kind.value}" for kind in WaitKind),
    *(f"days_by_{cause}" for cause in CAUSE_TITLES),
    *(f"days_resting_on_{basis}" for basis in BASES),
)
"""Days that one child waited: in all, past the limit of section 32, by owner (the next hearing and what nothing is told
of apart), by kind of wait, of lost hearings by cause, and by what it rests on."""
