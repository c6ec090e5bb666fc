"""What people write about an area that changes over to Child Focused Courts: one form for each action of readiness."""

from __future__ import annotations

from typing import Any

from django import forms

from waypost.doors.staff.forms.of_record import RecordForm, line, text
from waypost.doors.staff.forms.staff_form import DayField
from waypost.vocabulary.areas import AREAS

_AREAS = [("", "Choose an area"), *((code, one.name) for code, one in AREAS.items() if one.country == "England")]


class NameAreaForm(RecordForm):
    """An area, the service area that works there, its courts and its phase."""

    code = forms.ChoiceField(
        label="Designated family judge area", choices=_AREAS, error_messages={"required": "Choose an area"}
    )
    service_area = line("Service area of Cafcass that works there", longest=80)
    courts = forms.MultipleChoiceField(
        label="Courts of the area", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick the courts of the area", "invalid_choice": "Choose of the list"},
        help_text="As the cases name them. Open cases of these courts are followed through the changeover.",
    )  # fmt: skip
    phase = line("Phase", hint="For example 2026 to 2027.", longest=80)
    announced = line("What was announced", required=False, hint="A fact with its source. It makes no plan.")
    announced_source = line("Where it was announced", required=False)

    def offer(self, courts: tuple[str, ...]) -> None:
        """Offer the courts of the cases that are known."""
        self.fields["courts"].choices = [(one, one) for one in courts]


class LookForm(RecordForm):
    """Nothing to fill in: look again."""


class AttestForm(RecordForm):
    """What somebody looked at."""

    evidence = text("What did you look at, and what did you see?", rows=4)

    def of(self, told: Any) -> None:
        """Say what this gate asks to be looked at."""
        self.fields["evidence"].help_text = told.gate.looks_at


class BecauseForm(RecordForm):
    """Why."""

    because = text("Why?", rows=3)


class DeclareForm(RecordForm):
    """On what a declaration rests."""

    words = text("On what do you rest it, beyond the gates?", rows=4, hint="It is kept with how each gate stands now.")


class PlanForm(RecordForm):
    """A day to go live, and where it was decided."""

    planned_on = DayField(label="On which day?")
    decided_at = line("Where was it decided?", hint="The meeting or the letter.")


class LiveForm(RecordForm):
    """What the law says."""

    live_on = DayField(label="From which day is it law?")
    practice_direction = line("Which practice direction?", hint="With its paragraph or schedule.")
    source = line("Where can it be read?", longest=300)


class StepForm(RecordForm):
    """What was done of the contingency protocol."""

    words = text("What was done?", rows=3)
