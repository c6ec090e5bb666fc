"""What people write while they screen an application: one form for each action. Each is told the page it is part of."""

from __future__ import annotations

from typing import Any

from django import forms

from waypost.casework.screening.queries import LetterShown, ScreeningPage
from waypost.casework.screening.terms import words
from waypost.doors.staff.forms.staff_form import StaffForm

_LONGEST = 20_000


class ScreeningForm(StaffForm):
    """The base: nothing to fill in, and the version of the application that was read."""

    def __init__(self, *args: Any, page: ScreeningPage, **kwargs: Any) -> None:
        super().__init__(*args, version=self.version_of(page), **kwargs)
        self.choose(page)

    def version_of(self, page: ScreeningPage) -> int | None:
        """Return the version of what is changed."""
        return page.version

    def choose(self, page: ScreeningPage) -> None:
        """Set what there is to choose from, of what the page told."""


def _radios(label: str, name: str, missing: str) -> forms.ChoiceField:
    said = {"required": missing, "invalid_choice": missing}
    return forms.ChoiceField(
        label=label, choices=list(words(name).items()), widget=forms.RadioSelect, error_messages=said
    )


def _text(label: str, missing: str, *, required: bool = True, hint: str = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=_LONGEST, help_text=hint, error_messages={"required": missing},
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


class MatchForm(ScreeningForm):
    """Whether the records found are of somebody in the application, and on what evidence."""

    about = forms.ChoiceField(label="Who?", error_messages={"required": "Choose who it is about"})
    outcome = _radios("Is what was found of them?", "outcomes", "Choose whether it is of them")
    evidence = forms.MultipleChoiceField(
        label="What did you go by?", choices=list(words("evidence").items()), widget=forms.CheckboxSelectMultiple,
        required=False, help_text="Choose everything that you looked at.",
    )  # fmt: skip

    def choose(self, page: ScreeningPage) -> None:
        """Offer whoever is undecided first."""
        people = sorted(page.people, key=lambda one: (bool(one.outcome), not one.is_of_child))
        self.fields["about"].choices = [(one.about, one.name) for one in people]  # type: ignore[attr-defined]


class AnswerForm(ScreeningForm):
    """What the police or the authority answered."""

    check_id = forms.TypedChoiceField(
        label="Which check?", coerce=int, error_messages={"required": "Choose which check was answered"}
    )
    answer = _radios("What was answered?", "answers", "Choose what was answered")
    note = _text("More about it", "", required=False)

    def choose(self, page: ScreeningPage) -> None:
        """Offer what is not answered."""
        told = words("checks")
        waiting = [one for one in page.checks if one.answered_on is None]
        choices = [(str(one.check_id), f"{told[one.kind]}: {one.name}") for one in waiting]
        self.fields["check_id"].choices = choices  # type: ignore[attr-defined]


class RiskForm(ScreeningForm):
    """A risk that cannot wait."""

    what = _text("What is the risk?", "Enter what the risk is", hint="One or two sentences. The clock starts now.")


class _OfARisk(ScreeningForm):
    risk_id = forms.TypedChoiceField(label="Which risk?", coerce=int, error_messages={"required": "Choose which risk"})
    states: tuple[str, ...] = ("seen",)

    def choose(self, page: ScreeningPage) -> None:
        """Offer the risks that stand where this can be done."""
        mine = [one for one in page.risks if one.state in self.states]
        self.fields["risk_id"].choices = [  # type: ignore[attr-defined]
            (str(one.risk_id), one.what[:100]) for one in mine
        ]


class ReferForm(_OfARisk):
    """Which authority was told of a risk, just now."""

    authority = forms.CharField(
        label="Which authority did you tell?", max_length=40, error_messages={"required": "Enter the authority"}
    )


class AcknowledgeForm(_OfARisk):
    """Which referral the authority says that it has."""

    states = ("referred",)


class StandDownForm(_OfARisk):
    """Why it is no immediate risk after all."""

    because = _text("Why is it no immediate risk?", "Enter why it is no immediate risk")


class IdvaForm(ScreeningForm):
    """What became of the referral to an independent domestic violence adviser."""

    idva = _radios("What became of the referral?", "idva", "Choose what became of it")


class _OfALetter(ScreeningForm):
    def version_of(self, page: ScreeningPage) -> int | None:
        """Return the version of the letter that stands."""
        standing = standing_letter(page)
        return standing.version if standing else None


class LetterForm(_OfALetter):
    """The safeguarding letter."""

    text = _text(
        "The letter", "Write the letter", rows=16,
        hint="What was found of the child and each party, what you advise for the first hearing. No address.",
    )  # fmt: skip


class LetterStepForm(_OfALetter):
    """A step of the letter: nothing to fill in."""


def standing_letter(page: ScreeningPage) -> LetterShown | None:
    """Return the letter that was not withdrawn, or None."""
    return next((one for one in page.letters if one.state != "withdrawn"), None)
