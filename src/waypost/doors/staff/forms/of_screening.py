"""What people write while they screen an application: one form for each action. Each is told the page it is part of."""

from __future__ import annotations

from typing import Any

from django import forms

from waypost.casework.screening.queries.application import SafeguardingShown, ScreeningPage
from waypost.casework.screening.terms import words
from waypost.doors.staff.forms.staff_form import StaffForm

_LONGEST = 20_000
_DIGITS = 15


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

    def is_overtaken(self, page: ScreeningPage) -> bool:
        """Answer whether what was chosen can be chosen no longer: somebody was there first."""
        return False

    def is_sent_over(self, page: ScreeningPage) -> None:
        """Make the form one that can be sent over what stands now."""
        self.is_sent_again(self.version_of(page))


class NumberOfIt(forms.TypedChoiceField):
    """Which of several: the list on the page is what can be chosen now, and the action judges what was sent.

    Somebody who was overtaken is told so by the action, and a second click is known as one.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, **kwargs)

    def valid_value(self, value: Any) -> bool:
        """Take any number."""
        return str(value).isascii() and str(value).isdigit() and len(str(value)) <= _DIGITS

    def is_offered(self, value: Any) -> bool:
        """Answer whether it is one of the list."""
        return str(value) in {str(code) for code, _ in self.choices}


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

    check_id = NumberOfIt(label="Which check?", error_messages={"required": "Choose which check was answered"})
    answer = _radios("What was answered?", "answers", "Choose what was answered")
    note = _text("More about it", "", required=False)

    def choose(self, page: ScreeningPage) -> None:
        """Offer what is not answered."""
        told = words("checks")
        waiting = [one for one in page.checks if one.answered_on is None]
        choices = [(str(one.check_id), f"{told[one.kind]}: {one.name}") for one in waiting]
        self.fields["check_id"].choices = choices  # type: ignore[attr-defined]

    def is_overtaken(self, page: ScreeningPage) -> bool:
        """Answer whether somebody else wrote the answer down."""
        return _is_gone(self, "check_id")


class RiskForm(ScreeningForm):
    """A risk that cannot wait."""

    what = _text("What is the risk?", "Enter what the risk is", hint="One or two sentences. The clock starts now.")

    def version_of(self, page: ScreeningPage) -> int | None:
        """Return how many risks stand: nothing else that somebody changes may hold up one that cannot wait."""
        return len(page.risks)


class _OfARisk(ScreeningForm):
    risk_id = NumberOfIt(label="Which risk?", error_messages={"required": "Choose which risk"})
    states: tuple[str, ...] = ("seen",)

    def choose(self, page: ScreeningPage) -> None:
        """Offer the risks that stand where this can be done."""
        mine = [one for one in page.risks if one.state in self.states]
        self.fields["risk_id"].choices = [  # type: ignore[attr-defined]
            (str(one.risk_id), one.what[:100]) for one in mine
        ]

    def is_overtaken(self, page: ScreeningPage) -> bool:
        """Answer whether the risk stands elsewhere by now."""
        return _is_gone(self, "risk_id")


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
    letter_id = forms.IntegerField(min_value=1, widget=forms.HiddenInput, required=False)

    def choose(self, page: ScreeningPage) -> None:
        """Name the letter that stands: another one, written since, is not what was read."""
        standing = standing_letter(page)
        self.fields["letter_id"].initial = standing.letter_id if standing else None

    def is_sent_over(self, page: ScreeningPage) -> None:
        """Make it one of the letter that stands now, or of a new one."""
        super().is_sent_over(page)
        standing = standing_letter(page)
        self.data[self.add_prefix("letter_id")] = str(standing.letter_id) if standing else ""

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


def _is_gone(form: ScreeningForm, name: str) -> bool:
    field = form.fields[name]
    return isinstance(field, NumberOfIt) and not field.is_offered(form.cleaned_data.get(name))


def standing_letter(page: ScreeningPage) -> SafeguardingShown | None:
    """Return the letter that was not withdrawn, or None."""
    return next((one for one in page.letters if one.state != "withdrawn"), None)
