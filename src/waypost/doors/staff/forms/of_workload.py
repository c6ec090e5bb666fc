"""Forms about what a practitioner can carry: hours, reductions, absence, other work, skills, terms."""

from __future__ import annotations

from typing import Any

from django import forms

from waypost.casework.allocation.reductions import ABSENCE, categories
from waypost.doors.staff.forms.of_record import RecordForm, choice, line, of_the_record, yes_no
from waypost.doors.staff.forms.of_rights import OpenChoices
from waypost.doors.staff.forms.staff_form import DayField

_UNTIL = "Leave it empty where nobody knows yet."
_CATEGORIES = [(one.name, one.title) for one in categories().values() if one.name != ABSENCE]


def hours(label: str) -> forms.DecimalField:
    """Return a box for hours a week: 37 or 18.5."""
    said = {
        "required": "Enter the hours a week", "invalid": "Enter hours as 37 or 18.5",
        "max_digits": "Enter hours as 37 or 18.5", "max_whole_digits": "Enter hours as 37 or 18.5",
        "max_decimal_places": "Enter at most one decimal", "min_value": "Enter nought or more",
        "max_value": "A week has no more than 168 hours",
    }  # fmt: skip
    return forms.DecimalField(
        label=label, min_value=0, max_value=168, max_digits=4, decimal_places=1, error_messages=said,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip


class HoursForm(RecordForm):
    """Contracted hours a week, from a day on."""

    hours = hours("Hours a week")
    from_on = DayField(label="From which day?")


class ReductionForm(RecordForm):
    """Hours a week that somebody has not: a category, and no reason."""

    category = choice("Why are there fewer hours?", _CATEGORIES, "Choose why there are fewer hours")
    hours = hours("How many hours a week are taken off?")
    from_on = DayField(label="From which day?")
    until_on = DayField(label="Until which day?", required=False, help_text=_UNTIL)


class AbsenceForm(RecordForm):
    """The days on which somebody is away."""

    from_on = DayField(label="First day away")
    until_on = DayField(label="Last day away", required=False, help_text=_UNTIL)


class LastDayForm(RecordForm):
    """The last day of something."""

    until_on = DayField(label="Last day")


class OtherWorkForm(RecordForm):
    """Work that no case says."""

    work_type = of_the_record("What work is it?", "Choose what work it is")
    from_on = DayField(label="From which day?")
    until_on = DayField(label="Until which day?", required=False, help_text=_UNTIL)

    def of(self, told: Any) -> None:
        """Offer the kinds of work that weigh, and that no case says by itself."""
        self.fields["work_type"].choices = list(told.other_work_types)


class SkillForm(RecordForm):
    """What somebody can do that some children need."""

    skill = line(
        "What can they do?", longest=80,
        hint="As it stands in children’s records: a language, British Sign Language, work with very young children.",
    )  # fmt: skip
    from_on = DayField(label="From which day?")


class TermsForm(RecordForm):
    """On what terms somebody works."""

    is_associate = yes_no("Are they an Associate?")
    takes = OpenChoices(
        label="Which work do they take?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Tick none where they take every type of work.",
    )  # fmt: skip
    from_on = DayField(label="From which day?")

    def of(self, told: Any) -> None:
        """Offer every kind of work that weighs."""
        self.fields["takes"].choices = list(told.work_types)
