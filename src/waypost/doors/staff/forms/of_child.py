"""What people write in a child's record: one form for each action of the children's room."""

from __future__ import annotations

from collections.abc import Iterator

from django import forms

from waypost.casework.children.rules import BACKGROUND, CLOSING_ITEMS
from waypost.casework.children.words import words
from waypost.doors.staff.forms.staff_form import DayField, StaffForm
from waypost.doors.staff.words import plain

LONGEST = 20_000
_STATES = ("asked", "reviewed", "nothing_known")
PLAN_PARTS = {
    "what_we_know": "What we know, and from whom",
    "what_we_will_do": "What we will do, and by when",
    "who_sees_the_child": "Who sees the child, where and how often",
    "what_the_child_is_told": "What the child is told, and how",
}
"""The parts of a plan. An assumption: nobody has published a form of it; to be signed off."""


def _listed(name: str) -> Iterator[tuple[str, str]]:
    told = words()[name].items()
    for code, one in sorted(told, key=lambda item: item[1].get("order", 0)):
        yield code, one["words"]


def _text(label: str, *, required: bool = True, rows: int = 5, hint: str = "") -> forms.CharField:
    box = forms.Textarea(attrs={"rows": rows})
    said = {"required": f"Enter {label[:1].lower()}{label[1:]}", "max_length": "Enter a shorter text"}
    return forms.CharField(
        label=label, required=required, widget=box, max_length=LONGEST, help_text=hint, error_messages=said
    )


def _choice(label: str, choices: list[tuple[str, str]], missing: str) -> forms.ChoiceField:
    said = {"required": missing, "invalid_choice": missing}
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, error_messages=said)


class NeedForm(StaffForm):
    """A need of the child, or that there is none."""

    need = _choice("What does the child need?", list(_listed("needs")), "Choose a need, or that nothing more is needed")
    note = _text("More about it", required=False)


class MattersForm(StaffForm):
    """Something that matters to the child."""

    kind = _choice("What is it about?", list(_listed("matters")), "Choose what it is about")
    words = _text("What it is", hint="In the child’s own words where you have them.")
    is_own_words = forms.BooleanField(label="These are the child’s own words", required=False)
    said_on = DayField(label="When was it said or seen?")


class DelayForm(StaffForm):
    """Why a day was missed."""

    reason = _choice("Why was the day missed?", list(_listed("delay_reasons")), "Choose why the day was missed")
    note = _text("More about it", required=False)


class BackgroundForm(StaffForm):
    """How far a part of the background is reviewed."""

    subject = _choice("Which part?", [(one, plain(one)) for one in BACKGROUND], "Choose a part")
    state = _choice("How far is it?", [(one, plain(one)) for one in _STATES], "Choose how far it is")
    about = _text("What you found", required=False)


class PlanForm(StaffForm):
    """The child's plan."""

    what_we_know = _text(PLAN_PARTS["what_we_know"])
    what_we_will_do = _text(PLAN_PARTS["what_we_will_do"])
    who_sees_the_child = _text(PLAN_PARTS["who_sees_the_child"], required=False)
    what_the_child_is_told = _text(PLAN_PARTS["what_the_child_is_told"], required=False)


class ReviewForm(StaffForm):
    """That the plan was reviewed: the version on the page says which."""


class ClosingForm(StaffForm):
    """That something before closing is done, or is not needed."""

    item = _choice("What is settled?", [(one, plain(one)) for one in CLOSING_ITEMS], "Choose what is settled")
    not_needed_because = _text("Why it is not needed", required=False, rows=2, hint="Leave this empty if it is done.")


class CloseForm(StaffForm):
    """That the record is closed."""


class OpenAgainForm(StaffForm):
    """Why a closed record is opened again."""

    reason = _text("Why it is opened again")
