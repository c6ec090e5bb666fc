"""What is possible now in a child's record. Pure: no database, no clock.

Who may is decided in access; here is whether it makes sense at this moment.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from waypost.foundation.errors import YoursToFix

CLOSING_ITEMS = (
    "final_order_received",
    "goodbye_letter_sent",
    "needs_recorded",
    "advice_and_outcome_compared",
    "record_complete",
)
"""What is done, or said to be not needed and why, before a child's case is closed (strategic plan, priority 1)."""
BACKGROUND = ("previous_proceedings", "criminal_history", "police_information")
"""What advice must have reviewed, all of it (strategy review 2025; facts A92)."""


class SomebodySavedFirst(YoursToFix):
    """The page was stale: somebody saved the same thing in between."""


class NotPossibleNow(YoursToFix):
    """It is allowed, but not at this moment."""


def check_fresh(version_on_page: int, version_now: int) -> None:
    """Raise SomebodySavedFirst if what was on the page is not what stands now."""
    if version_on_page != version_now:
        raise SomebodySavedFirst(
            "somebody saved this while you were writing.", do="Both versions are below: keep what is right of each."
        )


def check_can_write(is_open: bool) -> None:
    """Raise NotPossibleNow for a closed record: it is opened again first, or the line is disputed."""
    if not is_open:
        raise NotPossibleNow("this record is closed.", do="Open it again first, or say what is wrong in a line of it.")


def check_can_record_delay(missed_on: date, on: date) -> None:
    """Raise NotPossibleNow for a date that has not passed: a reason is for what was missed."""
    if missed_on > on:
        raise NotPossibleNow("this date has not passed yet.", do="Give the reason when it is missed.")


def check_can_close(is_open: bool, settled: Collection[str]) -> None:
    """Raise NotPossibleNow unless the record is open and every closing item is done or said to be not needed."""
    check_can_write(is_open)
    left = [item for item in CLOSING_ITEMS if item not in settled]
    if left:
        raise NotPossibleNow(
            f"{len(left)} of the {len(CLOSING_ITEMS)} things to do before closing are left.",
            do="They are at the top of the closing page.",
        )


def check_own_review(written_by: int, reviewer: int) -> None:
    """Raise NotPossibleNow if somebody would review what they wrote themselves."""
    if written_by == reviewer:
        raise NotPossibleNow("you wrote this, so somebody else reviews it.", do="Ask your supervisor.")


_SEES_CONFIDENTIAL = frozenset(
    {"family_court_adviser", "childrens_guardian", "practice_supervisor", "service_manager", "screening_officer"}
)
"""Who may see where somebody lives who keeps it confidential: those who must find them. An assumption, to be signed."""


def may_see_contact(role: str, is_confidential: bool) -> bool:
    """Answer whether a role may see a contact on the staff site."""
    return not is_confidential or role in _SEES_CONFIDENTIAL


_OPENS = frozenset({"practice_supervisor", "service_manager"})
"""Who may say that a contact is confidential no longer; whoever writes in a record may shut one. An assumption, too."""


def check_can_say_open(role: str, was_confidential: bool, is_confidential: bool) -> None:
    """Raise NotPossibleNow where somebody would open what is confidential, and may only shut it."""
    if was_confidential and not is_confidential and role not in _OPENS:
        raise NotPossibleNow(
            "only a manager says that this is confidential no longer.",
            where="is_confidential",
            do="Ask your supervisor. Who else may know of it, you can say without that.",
        )


STATES = ("not_started", "asked", "reviewed", "nothing_known")


def check_background(subject: str, state: str) -> None:
    """Raise NotPossibleNow unless it is a part of the background and a state of its review."""
    if subject not in BACKGROUND or state not in STATES:
        raise NotPossibleNow("this is not one of the words to choose from.", do="Choose one of the list.")


def check_closing_item(item: str) -> None:
    """Raise NotPossibleNow unless it is on the list before closing."""
    if item not in CLOSING_ITEMS:
        raise NotPossibleNow("this is not on the list.", do="Choose one of the list.")
