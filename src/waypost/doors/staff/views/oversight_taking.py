"""A form of a page that is no child's: taken, or shown again with what was refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.doors.staff.errors import is_refusal
from waypost.doors.staff.forms.of_record import RecordForm
from waypost.doors.staff.views.doing import complain
from waypost.foundation.errors import YoursToFix


def taken(form: RecordForm, act: Callable[[], Any]) -> bool:
    """Answer whether a form was taken; what an action refuses is said in the form."""
    if not form.is_valid():
        return False
    try:
        act()
    except (MayNot, NoSuchChild):
        raise
    except YoursToFix as error:
        if not is_refusal(error):
            raise
        complain(form, error)
        return False
    return True
