"""Forms about recommendations: reports, answers, promised actions, targets, evidence."""

from __future__ import annotations

from typing import Any

from django import forms

from waypost.casework.recommendations.words import listed
from waypost.doors.staff.forms.of_record import OpenChoice, RecordForm, choice, line, pick, several, text, yes_no
from waypost.doors.staff.forms.staff_form import DayField

_SPEAKS = "Does it speak against?"
_SPEAKS_HINT = "Say yes if it shows that what was promised does not work. That is evidence too."


def _chosen(label: str, missing: str, hint: str = "") -> OpenChoice:
    """Return a list to pick from whose choices the record gives."""
    return OpenChoice(label=label, widget=forms.Select, error_messages={"required": missing}, help_text=hint)


class ReportForm(RecordForm):
    """A report that no reader knows."""

    body = pick("Who recommends?", listed("bodies"), missing="Choose a body")
    kind = choice("What kind of report is it?", listed("kinds"), "Choose a kind")
    title = line("What it is called")
    published_on = DayField(label="When was it published?")
    source = line("Where it can be read", hint="The site or the library, and the page.")


class RecommendationForm(RecordForm):
    """One recommendation of a report that is here."""

    source_report = _chosen("Of which report?", "Choose a report")
    number = forms.IntegerField(
        label="Its number in the report", min_value=1, max_value=999,
        error_messages={"required": "Enter its number", "invalid": "Enter a whole number"},
    )  # fmt: skip
    words = text("What it asks", rows=3, hint="In your own words. The source keeps its own.")
    addressed = several("To whom is it addressed?", listed("bodies"))

    def of(self, told: Any) -> None:
        """Offer the reports that are here."""
        offer(self, "source_report", [(one.report_id, one.title) for one in told])


class WordingForm(RecordForm):
    """What a recommendation asks, in our own words."""

    words = text("What it asks", rows=3, hint="Read the source first. Write it in your own words, plainly.")


class AnswerForm(RecordForm):
    """An answer, and the document it stands in."""

    decision = choice("What was the response?", listed("answers"), "Choose a response")
    document = line("In which document?", hint="A Treasury Minute by its number and page, or a letter by its day.")
    answered_on = DayField(label="When?")
    words = text("What else it says", required=False, rows=3)


class LinkForm(RecordForm):
    """Another recommendation that says the same."""

    other_id = _chosen("Which other recommendation?", "Choose a recommendation")
    kind = choice("How are they linked? This one", listed("links"), "Choose how")
    because = text("Why do you think so?", rows=3)


class PromiseForm(RecordForm):
    """An action, who owns it, by when."""

    what = text("What is promised?", rows=3, hint="Something that somebody can see is done, or not.")
    owner = line("Who owns it?", hint="A person or an office that answers for it.")
    due_on = DayField(label="By when?")


class TargetForm(RecordForm):
    """Another target, and why."""

    due_on = DayField(label="By when now?")
    because = text("Why another day?", rows=3, hint="The earlier days stay, and a committee sees them.")


class OwnerForm(RecordForm):
    """Who answers for an action from now on."""

    owner = line("Who owns it from now on?")


class SaidForm(RecordForm):
    """What was done, or why."""

    words = text("What was done?", rows=3)


class WhyForm(RecordForm):
    """Why."""

    words = text("Why?", rows=3)


class JudgeForm(RecordForm):
    """Whether something is done."""

    is_enough = yes_no("Is it done?", hint="Look yourself. Whoever did it does not confirm it.")
    words = text("What did you see?", rows=3)


class FigureForm(RecordForm):
    """A released figure."""

    measure = _chosen("Which figure?", "Choose a figure", "The newest that was released, of England.")
    words = text("What does it show?", rows=3)
    is_against = yes_no(_SPEAKS, hint=_SPEAKS_HINT)


class DocumentForm(RecordForm):
    """A document."""

    document = line("Which document?", hint="What it is called, its day, and where it can be read.")
    words = text("What does it show?", rows=3)
    is_against = yes_no(_SPEAKS, hint=_SPEAKS_HINT)


class AttestForm(RecordForm):
    """One's own word."""

    words = text("What did you see?", rows=4, hint="You put your name to it. Say what you saw, where and when.")
    is_against = yes_no(_SPEAKS, hint=_SPEAKS_HINT)


class TakeBackForm(RecordForm):
    """Why evidence is taken back."""

    because = text("Why do you take it back?", rows=3, hint="It can still be read, with this reason.")


def offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Fill a list of a form with what the record gives."""
    box = form.fields[name]
    assert isinstance(box, forms.ChoiceField)  # each is made by _chosen
    box.choices = [("", "Choose"), *choices]
