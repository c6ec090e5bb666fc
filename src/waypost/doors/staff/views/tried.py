"""Doing what a form asks, once it is whole; what casework refuses is said beside the box that it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from waypost.casework.access.acting import MayNot, NoSuchChild, NothingThere
from waypost.casework.children.rules import SomebodySavedFirst
from waypost.doors.staff.errors import is_refusal
from waypost.doors.staff.forms.of_record import RecordForm
from waypost.doors.staff.forms.staff_form import StaffForm
from waypost.doors.staff.words import sentence
from waypost.foundation.errors import YoursToFix

LOOK_AGAIN = "Somebody changed this while you were looking at it. Look at it again, then send it again."


def token_of(form: RecordForm) -> dict[str, Any]:
    """Return what an action takes against a second click, beside its own arguments."""
    return {"once": form.token}


def tried(form: StaffForm, act: Callable[[], Any], *, version: int | None = None) -> bool:
    """Do it and answer whether it was done. `version`: what stands now, if the form is stale."""
    if not (form.is_bound and form.is_valid()):
        return False
    try:
        act()
    except SomebodySavedFirst:
        form.is_sent_again(version)
        form.add_error(None, LOOK_AGAIN)
        return False
    except (NoSuchChild, MayNot, NothingThere):
        raise
    except YoursToFix as error:
        if not is_refusal(error):
            raise
        place = error.where if error.where in form.fields else None
        form.add_error(place, sentence(f"{error.what} {error.do}".strip()))
        return False
    return True
