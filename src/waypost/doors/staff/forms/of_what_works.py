"""Forms about what works: initiatives, what changed, pools, the survey."""

from __future__ import annotations

from typing import Any

from django import forms

from waypost.casework.strategy.what_works.rules import StageAct
from waypost.casework.strategy.what_works.words import listed, told
from waypost.doors.staff.forms.of_promises import offer
from waypost.doors.staff.forms.of_record import OpenChoice, RecordForm, choice, line, pick, text, yes_no
from waypost.doors.staff.forms.staff_form import DayField, new_token
from waypost.vocabulary.areas import AREAS

ACTS = {
    StageAct.BEGIN: "It began", StageAct.END: "It ended", StageAct.CARRY_ON: "It is carried on",
    StageAct.STOP: "It was stopped",
}  # fmt: skip
SAYS = (
    ("better", "It went better"), ("no_difference_shown", "No difference is shown"), ("worse", "It went worse"),
    ("not_known", "It does not say"),
)  # fmt: skip
_AREAS = [(code, one.name) for code, one in AREAS.items() if one.country == "England"]


def _amount(label: str, hint: str = "") -> forms.DecimalField:
    said = {
        "required": f"Enter {label[:1].lower()}{label[1:]}", "invalid": "Enter a number",
        "max_digits": "Enter a smaller number", "max_whole_digits": "Enter a smaller number",
        "max_decimal_places": "Enter at most two decimals", "min_value": "Enter more than nothing",
    }  # fmt: skip
    return forms.DecimalField(
        label=label, max_digits=14, decimal_places=2, help_text=hint, error_messages=said,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip


class InitiativeForm(RecordForm):
    """An initiative that nobody has written down."""

    kind = choice("What is it?", listed("kinds"), "Choose what it is")
    title = line("What it is called")
    source = line("Where this is written", hint="A page, a paper, a plan: its name and its day.")


class DescribeForm(RecordForm):
    """What is done, for whom, by whom, when."""

    what = text("What is done?", rows=4)
    for_whom = text("For whom?", rows=2, required=False)
    led_by = line("Who leads it?", required=False)
    theme = pick("Of which theme?", listed("themes"), first="Nobody says")
    began_on = DayField(label="When did it begin?", required=False)
    until_on = DayField(label="Until when?", required=False)


class PlaceForm(RecordForm):
    """A court area of it."""

    how = choice("What is this area to it?", listed("places"), "Choose what it is")
    area = pick("Court area", _AREAS, first="Choose an area", missing="Choose an area")
    is_out = yes_no("Is it taken out?", hint="It was named before, and should not have been, or is so no longer.")
    because = text("Why?", rows=2, required=False, hint="Why it is compared, or why it is taken out.")


class AimForm(RecordForm):
    """What it should change."""

    words = text("What should it change?", rows=2)
    measure = OpenChoice(
        label="Which measure tells of it?", widget=forms.Select, required=False,
        help_text="One that is released of court areas. None: the aim stays in words, and is not measured.",
    )  # fmt: skip
    wanted = choice("Which way is better?", listed("wanted"), "Choose which way")

    def of(self, asked: Any) -> None:
        """Offer the measures that are released of court areas."""
        offer(self, "measure", list(asked.measures))


class CostForm(RecordForm):
    """What it cost."""

    pounds = _amount("How many pounds?")
    what_for = text("What for?", rows=2)
    paid_by = line("Who paid?")
    from_on = DayField(label="From when?")
    until_on = DayField(label="Until when?")
    source = line("Where is that written?")


class MoveForm(RecordForm):
    """That it moved on."""

    act = OpenChoice(label="What happened?", widget=forms.RadioSelect, error_messages={"required": "Choose one"})
    words = text("What is there to say of it?", rows=3)

    def of(self, asked: Any) -> None:
        """Offer what can happen where it stands."""
        box = self.fields["act"]
        assert isinstance(box, forms.ChoiceField)
        box.choices = [(act, ACTS[StageAct(act)]) for act in asked.one.acts]


class CompareForm(RecordForm):
    """A comparison of released figures."""

    aim = OpenChoice(label="Of which aim?", widget=forms.Select, error_messages={"required": "Choose an aim"})
    words = text(
        "What should a reader know of it?", rows=3, hint="What else began there at the same time, for example."
    )

    def of(self, asked: Any) -> None:
        """Offer the aims that a measure tells of."""
        offer(self, "aim", [(str(one.aim_id), one.words) for one in asked.one.aims if one.measure_id])


class EvaluationForm(RecordForm):
    """An evaluation, or a manual."""

    document = line("Which document?", hint="What it is called, its day, and where it can be read.")
    design = choice("How was it made?", listed("designs", "standard"), "Choose how")
    verdict = choice("What does it say?", SAYS, "Choose what it says")
    is_independent = yes_no("Was it made by somebody independent?", hint="Of who leads the initiative, and who pays.")
    words = text("What does it say, in your own words?", rows=3)


class TakeBackForm(RecordForm):
    """Why a result is taken back."""

    because = text("Why does it stand no more?", rows=3, hint="It can still be read, with this reason.")


class PoolForm(RecordForm):
    """A register of what organisations share."""

    kind = choice("What is shared?", listed("pools"), "Choose what is shared")
    title = line("What it is called")
    source = line("Where it was agreed", hint="An agreement or a minute: its name and its day.")


class _EntryForm(RecordForm):
    body = line("Which organisation?")
    amount = _amount("How much?", "Days for people, pounds for money.")
    from_on = DayField(label="From when?")
    until_on = DayField(label="Until when?")
    words = text("What for?", rows=2, hint="Write no name of anybody, and of no child.")


class GiveForm(_EntryForm):
    """What an organisation gives."""

    paid_by = line("Who pays for it?")
    field_order = ("body", "paid_by", "amount", "from_on", "until_on", "words")


class UseForm(_EntryForm):
    """What an organisation used."""


class PutRightForm(RecordForm):
    """Why an entry is put right."""

    words = text("What was wrong?", rows=2, hint="The entry stays, and is undone. Write the right one after it.")


class SurveyForm(RecordForm):
    """This quarter's questions."""

    profession = pick("What is your work?", listed("professions"), first="Choose", missing="Choose your work")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, one in told("survey")["questions"].items():
            self.fields[code] = choice(one["words"], listed("choices", "survey"), "Choose an answer")


def chance() -> str:
    """Return something that nobody can guess: from it the answers to a survey have their own names."""
    return new_token()
