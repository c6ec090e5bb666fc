"""Forms about duty: who is on duty on a day, what came to duty about a child, and what was done."""

from __future__ import annotations

from typing import Any

from waypost.casework.allocation.duty import WRITTEN, duty_words
from waypost.doors.staff.forms.of_record import RecordForm, choice, of_the_record, pick, text, worded
from waypost.doors.staff.forms.staff_form import DayField

_WRITTEN = [(code, words) for code, words in worded(duty_words()["outcomes"]) if code in WRITTEN]


class OnDutyForm(RecordForm):
    """Who is on duty, on which day."""

    user_id = of_the_record("Who is on duty?", "Choose who is on duty")
    on_on = DayField(label="On which day?")

    def of(self, told: Any) -> None:
        """Offer the people of the team or area."""
        self.fields["user_id"].choices = [(str(user_id), name) for user_id, name in told.may_be]


class StrikeRotaForm(RecordForm):
    """Why somebody is not on duty after all."""

    because = text("Why are they not on duty?", rows=2, longest=500)


class TakeDutyForm(RecordForm):
    """What came to duty, who it came from, by when it is needed, and who takes it on."""

    kind = choice("What is it?", worded(duty_words()["kinds"]), "Choose what it is")
    rang_by = pick("Who did it come from?", worded(duty_words()["rang_by"]), missing="Choose who it came from")
    said = text("What was said?", hint="As it was said. Whoever reads it next has nothing else.")
    needed = choice(
        "By when is it needed?", worded(duty_words()["needed"]), "Choose by when it is needed",
        hint="A worry about a child waits for no other day.",
    )  # fmt: skip
    hands_to = of_the_record(
        "Who takes it on?", "Choose who takes it on",
        hint="Whoever it is may open this record until it is done or handed on.",
    )  # fmt: skip

    def of(self, told: Any) -> None:
        """Offer who is on duty today, who works with the child, and whoever asks."""
        self.fields["hands_to"].choices = [(str(user_id), name) for user_id, name in told.may_hold]


class AnswerDutyForm(RecordForm):
    """What was done, and how it stands now."""

    words = text("What was done?", rows=3)
    outcome = choice("How does it stand now?", _WRITTEN, "Choose how it stands now")
    hands_to = of_the_record(
        "Handed on to whom?", "Choose who takes it on", required=False, hint="Only where it is handed on."
    )

    def of(self, told: Any) -> None:
        """Offer who may take it on."""
        self.fields["hands_to"].choices = [(str(user_id), name) for user_id, name in told.may_hold]
