"""What staff write about feedback and complaints: one form for each action of the feedback room."""

from __future__ import annotations

from typing import Any

from django import forms

from waypost.casework.feedback.actions.complain import Told
from waypost.casework.feedback.actions.handle import Decision
from waypost.casework.feedback.terms import told
from waypost.casework.safety.words import told as of_safety
from waypost.doors.staff.forms.of_record import RecordForm, choice, line, of_the_record, pick, text, worded
from waypost.doors.staff.forms.staff_form import DayField

CALM, WORRYING = "calm", "worrying"
_OF_NOBODY = ("authority_told", "police_called", "known_already", "no_worry")


class ReadWordsForm(RecordForm):
    """Nothing worrying, or act."""

    found = choice(
        "What do you find?",
        [(CALM, "Nothing that worries me"), (WORRYING, "Something that somebody must act on")],
        "Choose what you find",
    )
    is_compliment = forms.BooleanField(label="It is a compliment", required=False)
    urgency = pick("If it worries you: how soon?", worded(told()["urgencies"]), first="Nothing worries me")
    because = text(
        "If it worries you: what worries you?", required=False, rows=3,
        hint="Whoever works for the child reads this, and the words. In an emergency call 999 first.",
    )  # fmt: skip

    @property
    def is_calm(self) -> bool:
        """Answer whether nothing worrying was found."""
        return bool(self.cleaned_data["found"] == CALM)


class NameReaderForm(RecordForm):
    """Who reads, from when to when."""

    person_id = of_the_record("Who reads?", "Choose who reads")
    from_on = DayField(label="From which day?")
    to_on = DayField(label="Until which day?", required=False, help_text="Leave it empty where nobody knows yet.")

    def of(self, told: Any) -> None:
        """Offer those who may read."""
        self.fields["person_id"].choices = [  # type: ignore[attr-defined]
            (str(number), name) for number, name in told.may_be_named
        ]

    @property
    def person(self) -> int:
        """Return the number of the person chosen; nought for what is no number."""
        return number_of(self.cleaned_data["person_id"])


class SettleWorryForm(RecordForm):
    """What was done about a worry, and the risk that was found where it was assessed."""

    how = of_the_record("What was done?", "Choose what was done")
    harm = pick(
        "If you assess the risk now: which harm?", worded(of_safety()["harms"]), first="I do not assess it here"
    )
    level = pick("How high is the risk?", worded(of_safety()["levels"]), first="I do not assess it here")
    because = text("What was done, and by whom", rows=4)

    def offer(self, codes: tuple[str, ...]) -> None:
        """Offer what this person can do."""
        self.fields["how"].choices = [  # type: ignore[attr-defined]
            (code, words) for code, words in told()["settled"].items() if code in codes
        ]
        if "assessed" not in codes:
            del self.fields["harm"], self.fields["level"]


class ReceiveComplaintForm(RecordForm):
    """A complaint as it was told to staff, in the order of a conversation."""

    way_in = choice(
        "How did it come?", [one for one in worded(told()["ways_in"]) if one[0] != "portal"], "Choose how it came"
    )
    made_by = choice("Who complains?", worded(told()["made_by"]), "Choose who complains")
    writer = line("Their name", required=False)
    words = text("What went wrong, in their own words", rows=8, longest=4000)
    about = line("Whom is it about, as they say it?", required=False, longest=300)
    put_right = text("What would put it right?", required=False, rows=3, longest=4000)
    way_back = choice(
        "How may we answer them safely?", worded(told()["ways_back"]), "Choose how",
        hint="Ask them. A letter or a call can put somebody in danger.",
    )  # fmt: skip
    reach = line("Where is it safe to reach them, and when?", required=False, longest=300)

    @property
    def told(self) -> Told:
        """Return the complaint as the action takes it."""
        return Told(**{name: self.cleaned_data[name] for name in (
            "made_by", "words", "way_back", "writer", "reach", "about", "put_right",
        )})  # fmt: skip


class PlaceComplaintForm(RecordForm):
    """Of which child it is."""

    child = line("The child's reference", longest=40, hint="It stands in the address of the child's pages.")


class LookIntoForm(RecordForm):
    """Who decides, and whom it is about."""

    decider_id = of_the_record("Who decides?", "Choose who decides", hint="Never the person whom it is about.")
    about_id = of_the_record(
        "Whom is it about?", "Choose whom it is about", required=False, hint="Of those who worked for the child."
    )

    def of(self, told: Any) -> None:
        """Offer those who decide, and those who worked for the child."""
        deciders, workers = (
            [(str(number), name) for number, name in people] for people in (told.deciders, told.workers)
        )
        self.fields["decider_id"].choices = deciders  # type: ignore[attr-defined]
        nobody = ("0", "Nobody of these, or nobody in particular")
        self.fields["about_id"].choices = [*workers, nobody]  # type: ignore[attr-defined]


class DecideComplaintForm(RecordForm):
    """The decision, its reasons and what is learnt."""

    outcome = choice("What do you decide?", worded(told()["outcomes"]), "Choose what you decide")
    reasons = text("Why", rows=6, hint="Whoever handles complaints reads this. The answer is written apart.")
    because = text(
        "If it is a child's and you do not uphold it: why not?", required=False, rows=3,
        hint="Children's complaints are upheld, and what was learnt is explained to them.",
    )  # fmt: skip
    theme = choice("What is it about?", worded(told()["themes"]), "Choose what it is about")
    learning = text("What is learnt", rows=4, hint="It stands in the summary of the year. Name nobody.")
    shared = text(
        "What whoever it is about may read", required=False, rows=4,
        hint="They see this and the outcome, and nothing else: not who complained, nor of which child.",
    )  # fmt: skip

    @property
    def decision(self) -> Decision:
        """Return the decision as the action takes it."""
        return Decision(**self.taken)


class AnswerComplaintForm(RecordForm):
    """The answer as it is read."""

    answer = text(
        "The answer, as they will read it", rows=10,
        hint="Say what you found, that you are sorry, what changes, and that they can ask us to look again.",
    )  # fmt: skip
    harder_because = line("If it has to be harder to read than usual for this child: why?", required=False)


class GiveBackForm(RecordForm):
    """What families said, and what was done with it."""

    theme = choice("What is it about?", worded(told()["themes"]), "Choose what it is about")
    you_said = text(
        "You said", rows=3, hint="What several families said. Name nobody, and nothing that only one family knows."
    )
    we_did = text("We did", rows=3)
    has_read = forms.BooleanField(
        label="I have read both as a family will. They tell of nobody.", required=True,
        error_messages={"required": "Read both, and say so"},
    )  # fmt: skip


class DiscussedForm(RecordForm):
    """When a team talked about its digest, who was there, and what will change."""

    discussed_on = DayField(label="When did the team talk about it?")
    present = text("Who was there", rows=2, hint="Names of staff, or of roles.")
    what_changes = text(
        "What will change", rows=4,
        hint="By whom and by when; or why nothing does. It stands in the learning summary: name nobody of a family.",
    )  # fmt: skip


def number_of(given: Any) -> int:
    """Return a number that a form brought; nought for what is none."""
    said = str(given or "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 15 else 0


def codes_of_nobody() -> tuple[str, ...]:
    """Return what can be done about a worry of a child whom nobody knows."""
    return _OF_NOBODY
