"""What worried a reader leads to the right action of another room: safety assesses, screening writes down a risk.

Rooms of one layer do not know each other, so it stands here: both are done, or neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from waypost.foundation.errors import YoursToFix

if TYPE_CHECKING:
    from waypost.casework.access.acting import Acting

ASSESSED, SCREENED = "assessed", "screened"
_ALWAYS = ("authority_told", "police_called", "known_already", "no_worry")


class NotSaid(YoursToFix):
    """A risk is assessed with which harm and how high, or not at all."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done about a worry: in a coded word and in words, and where it was assessed, which harm, how high."""

    how: str
    because: str
    harm: str = ""
    level: str = ""


def what_can_be_done(acting: Acting, child_id: str) -> tuple[str, ...]:
    """Return the coded words of what this person can do about a worry of this child."""
    from waypost.casework.access.permissions import Permission, may  # noqa: PLC0415

    can = [ASSESSED] if may(acting.role, Permission.WRITE_SAFETY) else []
    if _screening_of(acting, child_id) is not None:
        can.append(SCREENED)
    return (*can, *_ALWAYS)


def act_on_worry(acting: Acting, child_id: str, *, text_id: str, done: Done, once: str = "") -> None:
    """Do it in its own room, and settle the worry. Raises NotSaid, MayNot, NothingThere, NotPossibleNow."""
    from django.db import transaction  # noqa: PLC0415

    from waypost.casework.feedback.actions.read import settle_worry  # noqa: PLC0415
    from waypost.casework.safety.actions.keep_child_safe import assess_harm  # noqa: PLC0415
    from waypost.casework.screening.actions.risk import see_risk  # noqa: PLC0415
    from waypost.casework.screening.queries.application import a_screening  # noqa: PLC0415

    token = {"once": once} if once else {}
    with transaction.atomic():
        settle_worry(acting, child_id, text_id=text_id, how=done.how, because=done.because, **token)
        if done.how == ASSESSED:
            if not (done.harm and done.level):
                raise NotSaid("a risk has a harm and a level.", where="harm", do="Choose both.")
            assess_harm(acting, child_id, harm=done.harm, level=done.level, words=done.because)
        if done.how == SCREENED:
            screening_id = _screening_of(acting, child_id)
            if screening_id is None:
                raise NotSaid("there is no open screening of this child.", where="how", do="Choose something else.")
            after = len(a_screening(acting, child_id, screening_id=screening_id).risks)
            see_risk(acting, child_id, screening_id=screening_id, what=done.because, after=after)


def _screening_of(acting: Acting, child_id: str) -> int | None:
    """Return the open screening of a child, for those who screen; None where there is none."""
    from waypost.casework.access.permissions import Permission, may  # noqa: PLC0415
    from waypost.casework.screening.queries.queue import open_screening_of  # noqa: PLC0415

    if not (may(acting.role, Permission.SEE_SCREENING) and may(acting.role, Permission.SEE_RISK)):
        return None
    return open_screening_of(acting, child_id)
