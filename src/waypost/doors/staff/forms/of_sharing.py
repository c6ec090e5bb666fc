"""What people write for the families' site: who has one, what is released, what was done with a family's words."""

from __future__ import annotations

from typing import Any

from django import forms

from waypost.casework.sharing.actions.decide_site import Answer
from waypost.casework.sharing.actions.release import Told
from waypost.casework.sharing.rules import Audience, Band, Deciding, Released, limits
from waypost.casework.sharing.wording import offered
from waypost.doors.staff.forms.of_record import RecordForm, choice, line, of_the_record, pick, several, text, yes_no
from waypost.doors.staff.forms.staff_form import DayField
from waypost.doors.staff.released import STATES, stage_name

BANDS = {
    Band.TOGETHER: "Looked at together with an adult (under 9)",
    Band.YOUNGER: "Words for about 9 to 12",
    Band.OLDER: "Words for about 13 to 17",
    Band.ADULT: "Words for an adult",
}
AUDIENCES = {
    Audience.CHILD: "The child",
    Audience.ADULTS: "Every parent and carer who has a site, alike",
    Audience.ONE: "One person alone",
}
KINDS = {
    Released.STAGE: "Where the case is: a stage",
    Released.HEARING: "A hearing",
    Released.DECISION: "A decision, and why",
    Released.DELAY: "Why it takes longer",
    Released.VISIT: "A visit",
    Released.TO_DO: "Something to do",
    Released.MY_WORDS: "What I understood that they said",
}
_WHICH = "Of a hearing or a visit: which it is, so that they read what it is for."
_DAYS = (Released.HEARING, Released.VISIT)
KNOWN_TO = {
    "manager": "My manager", "judge": "The judge", "parents": "Their parents, or the other parties",
    "social_worker": "A social worker", "school": "Their school", "nobody_else": "Nobody else",
}  # fmt: skip


class OpenChoices(forms.MultipleChoiceField):
    """Boxes whose list is of the record: what was ticked is the action's to judge."""

    def valid_value(self, value: Any) -> bool:
        """Take any short word."""
        return len(str(value)) <= 80


class SiteForm(RecordForm):
    """Whether somebody has a site, in the order in which it is weighed."""

    needs = text(
        "What does this person need to read or be spoken to?", required=False, rows=2,
        hint="Asked first. For example: an interpreter for Punjabi, British Sign Language, large print, Easy Read.",
    )  # fmt: skip
    understanding = text("What do they understand?", rows=2)
    wishes = text("What do they want?", rows=2)
    safety = text("Is it safe?", rows=3, hint="Who else sees their phone or computer? Who could make them show it?")
    is_yes = yes_no("Do they have a site?", missing="Choose yes or no")
    because = text(
        "Why?", required=False, rows=2, hint="Needed for a no, and for anybody who is not a parent and party."
    )
    band = choice("Which words?", [(one.value, said) for one, said in BANDS.items()], "Choose the words")
    language = pick("Language", [(one.code, one.name) for one in offered()], missing="Choose a language")
    together_with = of_the_record("With whom does a young child look at it?", "", required=False)
    review_on = DayField(label="When is this looked at again?")

    def of(self, told: Any) -> None:
        """Offer the people around the child, none of them by default."""
        people = [(str(one.member_id), f"{one.name} ({one.relationship})") for one in told.readers if one.member_id]
        self.fields["together_with"].choices = [("", "With me, the adviser"), *people]

    @property
    def answer(self) -> Answer:
        """Return what the action takes."""
        told = self.cleaned_data
        together = str(told["together_with"])
        return Answer(
            bool(told["is_yes"]), Deciding(told["understanding"], told["wishes"], told["safety"]), Band(told["band"]),
            told["review_on"], told["because"], told["language"], told["needs"],
            int(together) if together.isdigit() else None,
        )  # fmt: skip


class ReleaseForm(RecordForm):
    """Something that is released, and that its writer read it as the family will."""

    kind = choice("What is it?", [(one.value, said) for one, said in KINDS.items()], "Choose what it is")
    stage = of_the_record(
        "Which stage?",
        "",
        required=False,
        hint=_WHICH,
    )
    state = pick("How does the stage stand?", [(one.value, said) for one, said in STATES.items()])
    audience = choice("For whom?", [(one.value, said) for one, said in AUDIENCES.items()], "Choose for whom it is")
    site_id = of_the_record("For which person alone?", "", required=False)
    title = line(
        "A short title", required=False,
        hint="Of a decision: what was decided, in one line. The reasons go into the box below.",
    )  # fmt: skip
    words = text(
        "In words for this reader", rows=6, longest=4000,
        hint="Say what, and why. Nobody’s address, school or telephone number, nothing of how anybody is kept safe.",
    )  # fmt: skip
    happens_on = DayField(label="The day of it, if there is one", required=False)
    told_first_on = DayField(
        label="When did you tell the child?", required=False, help_text="A child hears it from you first."
    )
    has_read = forms.BooleanField(label="I have read every word as this reader will", required=False)

    def of(self, told: Any) -> None:
        """Offer the stages of the path and the people who have a site."""
        self.fields["stage"].choices = [
            ("", "None"),
            *((one.stage, stage_name(one.stage)) for one in told.stages),
        ]
        people = [(one.site_id, one.name) for one in told.readers if one.stands in ("open", "review_due")]
        self.fields["site_id"].choices = [("", "Nobody alone"), *people]

    def told_on(self, path: str) -> Told:
        """Return what the action takes. A stage is of the path that the record has."""
        told = self.cleaned_data
        kind = Released(told["kind"])
        is_stage = kind is Released.STAGE
        return Told(
            kind, Audience(told["audience"]), told["words"], bool(told["has_read"]), told["site_id"],
            path if is_stage else "", told["stage"] if is_stage or kind in _DAYS else "",
            told["state"] if is_stage else "",
            told["title"], (), told["happens_on"], told["told_first_on"],
        )  # fmt: skip


class BeginForm(RecordForm):
    """Something that the record holds, released in words that began as a suggestion."""

    state = pick("How does the stage stand?", [(one.value, said) for one, said in STATES.items()])
    title = line("A short title", required=False)
    words = text("In words for this reader", rows=6, longest=4000, hint="Say what, and why.")
    parts = OpenChoices(
        label="Which parts?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Leave out what this reader must not have, or what is not theirs.",
    )  # fmt: skip
    happens_on = DayField(label="On which day did it begin, or does it happen?", required=False)
    told_first_on = DayField(label="When did you tell the child?", required=False)
    has_read = forms.BooleanField(label="I have read every word as this reader will", required=False)

    def of(self, told: Any) -> None:
        """Ask for what belongs to the kind alone, and offer the parts of a document."""
        suggestion = told.suggestion
        unasked = [] if suggestion.stage else ["state", "happens_on"]
        unasked += ["title"] if suggestion.stage else []
        unasked += [] if suggestion.audience is Audience.CHILD else ["told_first_on"]
        unasked += [] if told.parts else ["parts"]
        for name in unasked:
            del self.fields[name]
        if told.parts:
            named = [(one.code, one.title or f"{one.words[:60]}…") for one in told.parts]
            self.fields["parts"].choices = named


class TakeBackForm(RecordForm):
    """That a release is taken back."""


class EndSiteForm(RecordForm):
    """That a site ends now."""


class InviteForm(RecordForm):
    """That a code is put into somebody's hand."""

    given_in_person = forms.BooleanField(
        label="I am with this person now, and put the paper into their own hand", required=False
    )


class WhatWeDidForm(RecordForm):
    """What was done with a family's words, told to them."""

    did = text("What you did with it, in words for its writer", rows=5, longest=4000)
    known_to = several(
        "Who knows it now, beside you?", [(one, KNOWN_TO[one]) for one in limits()["known_to"]],
        hint="Its writer is told which kinds of people know it. Leave it empty if you cannot say yet.",
    )  # fmt: skip
    has_read = forms.BooleanField(label="I have read every word as this reader will", required=False)


class ReadForm(RecordForm):
    """That somebody read it."""
