"""What people write about a line that is wrong: one form for each action of the corrections room."""

from __future__ import annotations

from waypost.casework.corrections.words import words_of
from waypost.doors.staff.forms.of_record import RecordForm, choice, line, text
from waypost.doors.staff.forms.staff_form import DayField


class DisputeForm(RecordForm):
    """What is wrong with a line, and what is so instead."""

    wrong = choice(
        "What is wrong?", words_of("wrong"), "Choose what is wrong",
        hint="If it is another child’s or another person’s, the child’s pages are shut at once, to you as well, until "
             "a manager has looked.",
    )  # fmt: skip
    says_instead = text("What is so instead?", hint="Both versions are shown until it is settled.")
    said_by = choice("Who says so?", words_of("said_by"), "Choose who says so")


class SendForm(RecordForm):
    """To whom a dispute is sent."""

    owner = line("Somebody else than the owner of the source", required=False, longest=80,
                 hint="Leave it empty to send it to whom the record is of.")  # fmt: skip


class AnswerForm(RecordForm):
    """What the owner answered."""

    answer = choice("What did the owner answer?", words_of("answers"), "Choose the answer")
    corrected_value = line("What is right, if it was corrected", required=False)
    answered_on = DayField(label="When?")
    answered_by_role = line("Who answered?", longest=60, hint="The role, not the name. For example: listing officer.")


class SettleForm(RecordForm):
    """How it is settled."""

    settled_as = choice("How is it settled?", words_of("settled_as"), "Choose how it is settled")
    because = text("Why?", rows=3)


class FreeForm(RecordForm):
    """Why a child's pages are opened again."""

    because = text("How was it decided?", rows=3)
