"""Forms about programmes, plans of areas, meetings, risks, automation and definitions."""

from __future__ import annotations

from typing import Any

from waypost.casework.strategy.plan import every_success, meetings, priorities
from waypost.casework.strategy.terms import terms
from waypost.doors.staff.forms.of_promises import offer
from waypost.doors.staff.forms.of_record import (
    OpenChoice,
    RecordForm,
    choice,
    line,
    pick,
    several,
    text,
    worded,
    yes_no,
)
from waypost.doors.staff.forms.staff_form import DayField

_PRIORITIES = [(code, f"{code}: {one.words}") for code, one in priorities().items()]
_SUCCESS = [(code, f"{code}: {one.words}") for code, one in every_success().items()]
_BOARDS = [(code, one["name"]) for code, one in terms("areas", "boards")["boards"].items()]
_SERIES = [(one.code, one.what) for one in meetings()]
_ABOUT = [("assurance", "Assurance"), ("policy", "Policy"), ("learning", "Learning")]
_REVIEWS = worded(terms("areas", "boards")["reviews"])
_RISKS = terms("risks", "risks")
_WHY_DAY = "The earlier days stay, and a board sees them."


class ProgrammeForm(RecordForm):
    """A programme under a priority."""

    priority = pick("Under which priority?", _PRIORITIES, missing="Choose a priority")
    title = line("What it is called")
    what = text("What does it do?", rows=3)
    owner = line("Who owns it?", hint="A person or an office that answers for it.")
    serves = several(
        "What of the plan does it serve?", _SUCCESS, hint="Success as the plan counts it, and what children say."
    )


class MilestoneForm(RecordForm):
    """A milestone and its first day."""

    what = text("What is to be reached?", rows=3, hint="Something that somebody can see is reached, or not.")
    due_on = DayField(label="By when?")


class DayForm(RecordForm):
    """Another day of a milestone, and why."""

    due_on = DayField(label="By when now?")
    because = text("Why another day?", rows=3, hint=_WHY_DAY)


class ChangeForm(RecordForm):
    """A change."""

    what = text("What will change?", rows=3)


class ChildrensAnswerForm(RecordForm):
    """What a change will mean for children."""

    words = text("What will this mean for children?", rows=6, hint="Good and bad. Say which children it means more to.")


class ViewForm(RecordForm):
    """What the young people's board thinks."""

    view = choice("What do they think?", worded(terms("programmes", "views")["views"]), "Choose what they think")
    words = text("In their words", rows=4, hint="What they said, and their conditions. No name of a young person.")
    met_on = DayField(label="When did they meet?")


class DecisionForm(RecordForm):
    """Approved or refused."""

    decision = choice("What do you decide?", worded(terms("programmes", "views")["decisions"]), "Choose a decision")
    words = text("Why?", rows=3)


class AreaPlanForm(RecordForm):
    """A plan of an area for a year."""

    area = line("Which area?", longest=80, hint="As the area is called in the records, such as A05.")
    begins_on = DayField(label="From when?")


class AimForm(RecordForm):
    """What an area wants to reach."""

    what = text("What does the area want to reach?", rows=3)
    owner = line("Who owns it?")
    measure = OpenChoice(label="Which measure tells of it?", required=False)

    def of(self, told: Any) -> None:
        """Offer every measure; none may be named."""
        offer(self, "measure", list(told.choices))


class JudgeAimForm(RecordForm):
    """What a review says of an aim."""

    review = choice("In which review?", _REVIEWS, "Choose a review")
    verdict = choice("Is it kept?", worded(terms("areas", "boards")["verdicts"]), "Choose an answer")
    words = text("Why?", rows=3)


class ReviewForm(RecordForm):
    """That a review was held."""

    review = choice("Which review?", _REVIEWS, "Choose a review")
    held_on = DayField(label="When was it held?")
    words = text("What did it say?", rows=4)


class MeetingForm(RecordForm):
    """A meeting of the calendar."""

    series = pick("Which meeting?", _SERIES, missing="Choose a meeting")
    board = pick("Of which performance board?", _BOARDS, first="Of none")
    meets_on = DayField(label="When?")


class MeetingDayForm(RecordForm):
    """Another day of a meeting, and why."""

    meets_on = DayField(label="When now?")
    because = text("Why another day?", rows=3, hint=_WHY_DAY)


class AgendaForm(RecordForm):
    """Something to talk about."""

    about = choice("What is it about?", _ABOUT, "Choose what it is about")
    words = text("What is talked about?", rows=2)


class PackForm(RecordForm):
    """Nothing to fill in: the figures of today's release."""


class HeldForm(RecordForm):
    """That a meeting was held."""

    held_on = DayField(label="When was it held?")
    words = text("What did it decide?", rows=4)


class RiskForm(RecordForm):
    """A risk."""

    kind = pick("What kind of risk is it?", worded(_RISKS["kinds"]), missing="Choose a kind")
    what = text("What may happen?", rows=3)
    effect = text("What would it do to children?", rows=3)
    owner = line("Who owns it?")


class ScoreForm(RecordForm):
    """A score and why."""

    likelihood = choice("How likely is it?", worded(_RISKS["likelihood"]), "Choose how likely it is")
    impact = choice("How hard would it hit?", worded(_RISKS["impact"]), "Choose how hard it would hit")
    because = text("Why?", rows=3)


class RiskActionForm(RecordForm):
    """What is done about a risk."""

    what = text("What is done?", rows=3)
    owner = line("Who does it?")
    due_on = DayField(label="By when?")


class HandOverForm(RecordForm):
    """To which body a risk is handed."""

    to_body = choice("To whom?", [(code, one["name"]) for code, one in _RISKS["bodies"].items()], "Choose a body")
    because = text("Why?", rows=3, hint="What they can do that the body that holds it cannot.")


class EscalationAnswerForm(RecordForm):
    """What a body answers."""

    answer = choice("What do you answer?", worded(_RISKS["answers"]), "Choose an answer")
    words = text("Why?", rows=3)


class UseForm(RecordForm):
    """A use of automation."""

    title = line("What it is called")
    what = text("What does it do?", rows=3)
    who = text("Who is affected?", rows=3)
    decision = text("What does a person decide?", rows=3)
    is_learnt = yes_no("Does a model learn it from data?")


class AssessForm(RecordForm):
    """An assessment that was made."""

    kind = choice("Of what?", worded(terms("automation", "automation")["kinds"]), "Choose what was assessed")
    document = line("In which document?", hint="What it is called, its version, and where it can be read.")
    assessed_on = DayField(label="When was it made?")
    words = text("What did it find?", rows=4)


class UseReviewForm(RecordForm):
    """A review of a use."""

    words = text("What did you see?", rows=4)
    next_on = DayField(label="By when is it looked at next?")


class SignForm(RecordForm):
    """A signature for a body."""

    body = OpenChoice(label="For whom do you sign?", error_messages={"required": "Choose a body"})
    words = text("In what sense do you sign?", rows=3, hint="Without reserve, or with which.")
    seen = line(
        "Fingerprint of the version that you read",
        longest=64,
        hint="Compare it with the page of the definition: you sign what you read.",
    )

    def of(self, told: Any) -> None:
        """Offer the bodies that the signer speaks for."""
        offer(self, "body", list(told.choices))
