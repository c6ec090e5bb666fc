"""What people write about the work of others, and what is learnt of it: one form for each action of oversight."""

from __future__ import annotations

from typing import Any

from django import forms

from waypost.casework.oversight.notifying import NotifyAct
from waypost.casework.oversight.words import grades, listed, review_kinds, told
from waypost.doors.staff.forms.of_record import (
    OpenChoice,
    RecordForm,
    choice,
    line,
    of_the_record,
    pick,
    several,
    text,
    yes_no,
)
from waypost.doors.staff.forms.staff_form import DayField
from waypost.doors.staff.words import day, plain

_MOVES = {
    NotifyAct.TELL: "The authority was told",
    NotifyAct.NOTIFY: "The authority notified the national panel",
    NotifyAct.REVIEW: "The rapid review is finished",
    NotifyAct.DECIDE_AGAINST: "Nobody has to be notified",
    NotifyAct.THINK_AGAIN: "It must be thought of again",
}
_OWNERS = [(one, plain(one)) for one in told()["owners"]]


class ReviewWorkForm(RecordForm):
    """A management review of the work for a child."""

    kind = choice("What did you review?", [(one, plain(one)) for one in review_kinds()], "Choose what you reviewed")
    held_on = DayField(label="When was it held?")
    words = text("What was decided", rows=8, hint="What goes on, what changes, who does it and by when.")


class AuditPracticeForm(RecordForm):
    """A practice audit: its grade, and what must be done."""

    grade = choice("What is the grade?", [(one, plain(one)) for one in grades()], "Choose a grade")
    are_all_letters_present = yes_no("Are all letters to the child there?")
    words = text("What you saw", required=False, hint="What was good, and what was not.")
    required = text(
        "What must be done",
        required=False,
        rows=4,
        hint="Inadequate work always needs it: what makes the child safe now. It is done by one person, confirmed by "
        "another.",
    )


class DoneForm(RecordForm):
    """What was done."""

    words = text("What was done", hint="What you did, on which day, and how the child is now.")


class ConfirmForm(RecordForm):
    """Whether what was done is enough."""

    is_enough = yes_no("Is that enough?", hint="If not, it is asked for again, by the same day.")


class ProgressForm(RecordForm):
    """What holds a case up, whose move it is, what next, by when."""

    blocker = choice("What holds the case up?", listed("blockers"), "Choose what holds the case up")
    owner = pick(
        "Whose move is it?", [(one, plain(one)) for one in told()["owners"]], missing="Choose whose move it is"
    )
    next_action = text("What is done next", rows=3)
    due_on = DayField(label="By when?")


class SuperviseForm(RecordForm):
    """A supervision of a practitioner."""

    practitioner_id = of_the_record("Whom did you supervise?", "Choose whom you supervised")
    held_on = DayField(label="When did you meet?")
    words = text(
        "What you talked about",
        rows=8,
        hint="The person and the work. Write nothing of a child here: that stands with the child, next.",
    )
    next_on = DayField(label="When do you meet next?", required=False, help_text="Left empty: in six weeks.")

    def of(self, told: Any) -> None:
        """Offer whom the reader supervises, whoever was longest without it first."""
        self.fields["practitioner_id"].choices = [
            (str(one.user_id), f"{one.name}, last on {day(one.last_on, 'no day yet')}") for one in told.supervised
        ]


class DiscussForm(RecordForm):
    """What a supervision said of a child."""

    supervision_id = of_the_record("In which supervision?", "Choose the supervision")
    words = text("What was said of this child", rows=6)
    action = text("What was agreed", required=False, rows=3, hint="Leave it empty if nothing was.")
    due_on = DayField(label="By when is it done?", required=False)
    is_mine = forms.BooleanField(label="I do it, not the practitioner", required=False)

    def of(self, told: Any) -> None:
        """Offer the supervisions that the reader held, the newest first, which is chosen where there is one alone."""
        held = [one for one in told.supervisions if one.is_mine]
        choices = [(one.supervision_id, f"{one.practitioner}, {day(one.held_on)}") for one in held]
        self.fields["supervision_id"].choices = choices
        if len(choices) == 1:
            self.fields["supervision_id"].initial = choices[0][0]


class AgreeForm(RecordForm):
    """That a supervision was as it is written."""

    supervision_id = OpenChoice(widget=forms.HiddenInput, error_messages={"required": "Open the page again"})


class PublishAlertForm(RecordForm):
    """A practice alert."""

    title = line("Title", hint="What people must do, in one line. It names no child.")
    words = text("What people must know and do", rows=8, hint="It names no child and nobody of a family.")
    for_roles = several("Who must read it?", listed("alerted"))
    is_for_my_area_alone = forms.BooleanField(label="For my own area alone", required=False)


class AlertForm(RecordForm):
    """Which alert."""

    alert = forms.IntegerField(
        widget=forms.HiddenInput, min_value=1, max_value=2**62, error_messages={"required": "Open the page again"}
    )


class BeginLearningForm(RecordForm):
    """Why a learning review begins."""

    because = choice("After what?", listed("learning_after"), "Choose after what")
    happened_on = DayField(label="When did it happen?")
    known_on = DayField(label="When did we know of it?")


class LearningForm(RecordForm):
    """What was learnt."""

    learning = text("What was learnt", rows=12, hint="What happened in the practice, why, and what must change.")


class ChangeForm(RecordForm):
    """What changes, and by when."""

    what = text("What changes", rows=3)
    due_on = DayField(label="By when?")


class NotificationForm(RecordForm):
    """A death or serious harm of which the national panel must hear."""

    because = choice("What happened?", listed("notified_after"), "Choose what happened")
    happened_on = DayField(label="When did it happen?")
    known_on = DayField(
        label="When did we know of it?", help_text="The clock of the national panel runs from this day."
    )
    words = text("More about it", required=False, rows=4)


class MoveNotificationForm(RecordForm):
    """What was done about a notification."""

    act = of_the_record("What was done?", "Choose what was done")
    done_on = DayField(label="On which day?", required=False, help_text="Left empty: today.")
    words = text("More about it", required=False, rows=4, hint="Needed where nobody has to be notified: say why.")

    def of(self, told: Any) -> None:
        """Offer what can be done now."""
        self.fields["act"].choices = [(act, _MOVES[NotifyAct(act)]) for act in told.one.acts]


class NothingMoreForm(RecordForm):
    """That something is done: the button says it."""
