"""What people write about meetings with a child: one form for each action of the engagement room."""

from __future__ import annotations

from typing import Any

from django import forms

from waypost.casework.engagement.rules import Meeting
from waypost.casework.engagement.words import limit_words, limits, manners, words_of
from waypost.doors.staff.forms.of_record import (
    RecordForm,
    as_said,
    choice,
    line,
    pick,
    several,
    text,
    yes_no,
)
from waypost.doors.staff.forms.staff_form import DayField
from waypost.doors.staff.words import plain


class MeetingForm(RecordForm):
    """A meeting, in the order in which it is told."""

    seen_on = DayField(label="When did you meet the child?")
    manner = choice("How?", [(one, plain(one)) for one in manners()], "Choose how you met")
    place = pick("Where?", words_of("places"), missing="Choose where")
    room = line(
        "In what room?", required=False, hint="For example: the quiet room, with the door open. Needed in person."
    )
    is_alone = yes_no(
        "Was the child seen alone?",
        unknown="Not known",
        missing="Choose whether the child was seen alone",
        hint="An interpreter or an intermediary leaves the child alone with you.",
    )
    companions = several("Who else was there?", words_of("companions"))
    childs_words = text("What the child said", required=False, rows=7,
                        hint="In the child’s own words. What you make of it has a box of its own below.")  # fmt: skip
    no_words_because = text("Why there are no words, if there are none", required=False, rows=2,
                            hint="For example: a baby was watched, a child was silent.")  # fmt: skip
    interpretation = text("What you make of it", required=False, rows=4)
    explained = several("What did you explain?", words_of("explained"))
    was_understood = yes_no("Could the child say it back?", unknown="I did not ask")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["was_understood"].required = False

    @property
    def meeting(self) -> Meeting:
        """What was written, as the engagement room takes it."""
        said = self.taken
        return Meeting(**said | {"companions": tuple(said["companions"]), "explained": tuple(said["explained"])})


def as_boxes(told: Any) -> dict[str, Any]:
    """Return a meeting as the boxes of the form hold it."""
    same = ("seen_on", "manner", "place", "room", "childs_words", "no_words_because", "interpretation")
    return {
        **{name: getattr(told, name) for name in same},
        "companions": list(told.companions),
        "explained": list(told.explained),
        "is_alone": as_said(told.is_alone),
        "was_understood": as_said(told.was_understood),
    }


class StrikeForm(RecordForm):
    """Why a meeting is struck out."""

    because = text("Why?", rows=3, hint="It was not held, or it was another child’s. It stays readable.")


class ExcuseForm(RecordForm):
    """That the child should not count as one to be met, for a time."""

    reason = choice("Why should the child not be met?", words_of("exceptions"), "Choose why")
    until_on = DayField(label="Until which day?", help_text="It is decided anew after that.")
    note = text("More about it", required=False, rows=3)


class DecideForm(RecordForm):
    """A manager's decision of what somebody else asked for."""

    is_granted = yes_no(
        "Do you grant it?",
        missing="Choose whether you grant it",
        hint="While it stands, the child does not count as one to be met.",
    )


class LimitForm(RecordForm):
    """A limit of one's own service area."""

    limit = choice("Which limit?", [(one, limit_words(one)) for one in limits()], "Choose a limit")
    days = forms.IntegerField(
        label="How many days?", min_value=1, max_value=366, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": "Enter a number of days", "invalid": "Enter a whole number of days"},
    )  # fmt: skip
    from_on = DayField(label="From which day?")
