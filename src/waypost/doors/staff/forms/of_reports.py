"""What people write about reports: one form for each action of the reports room."""

from __future__ import annotations

from typing import Any

from django import forms

from waypost.casework.reports.rules import Written
from waypost.casework.reports.words import kind_of, kinds, title_of, told, words_of
from waypost.doors.staff.forms.of_record import RecordForm, choice, of_the_record, pick, text, yes_no
from waypost.doors.staff.forms.staff_form import DayField
from waypost.doors.staff.words import plain

_OF_SECTION, _OF_SOURCE = "section_", "source_"
_HINTS = {
    "what_happened": "Begun from the record, each line with its source. Take out what the court need not read.",
    "who_the_child_is": "Begun from what is written under what matters to the child, and from recorded need.",
    "advice": "The recommendation, issue by issue, is written under Advice; say here how it fits together.",
}


class OrderReportForm(RecordForm):
    """An order for a report, as it stands in the order."""

    case_id = of_the_record("In which proceedings?", "Choose the proceedings")
    kind = choice("Which report?", [(code, title_of(code)) for code in kinds()], "Choose a report")
    ordered_on = DayField(label="Day of the order")
    due_on = DayField(label="Due by", required=False, help_text="As the order says. Leave it empty if it says no day.")
    ordered_of = pick("Whom does the order name?", [("cafcass", "Cafcass"), ("local_authority", "The authority")],
                      first="Nobody: the involvement test of the place decides")  # fmt: skip
    involved_on = DayField(
        label="Last day on which the authority worked with the child",
        required=False,
        help_text="As the authority told us. Leave it empty if it did not.",
    )

    def of(self, told: Any) -> None:
        """Offer the child's own proceedings, the newest first, which is chosen where there is one alone."""
        cases = [(case_id, f"{plain(kind) or 'Proceedings'}, {case_id}") for case_id, kind in told.cases]
        self.fields["case_id"].choices = cases
        if len(cases) == 1:
            self.fields["case_id"].initial = cases[0][0]


class NothingMoreForm(RecordForm):
    """That something is done: the button says it."""


class WriteReportForm(RecordForm):
    """A report section by section, what it rests on, and what the child said. Its boxes are those of its kind."""

    def __init__(self, data: Any = None, *, kind: str = "", **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        sections = kind_of(kind).sections if kind else [code for code in told()["sections"] if self._sent(code)]
        sources = kind_of(kind).sources if kind else list(told()["sources"])
        for code in sections:
            self.fields[_OF_SECTION + code] = text(
                told()["sections"][code], required=False, rows=8, hint=_HINTS.get(code, "")
            )
        hears = kind_of(kind).hears_the_child if kind else data is not None and "childs_words" in data
        if hears:
            self.fields["childs_words"] = text(
                "What the child said, in the child’s own words", required=False, rows=6,
                hint="Begun from the meetings that are recorded. What we make of it belongs in the sections above.",
            )  # fmt: skip
            self.fields["no_words_because"] = text("Why there are no words of the child, if there are none",
                                                   required=False, rows=2)  # fmt: skip
        for code in sources:
            if not told()["sources"][code].get("background"):
                self.fields[_OF_SOURCE + code] = pick(
                    told()["sources"][code]["words"], words_of("source_states"), first="Not asked yet"
                )

    def _sent(self, code: str) -> bool:
        return _OF_SECTION + code in self.data

    @property
    def written(self) -> Written:
        """What was written."""
        said = self.cleaned_data
        return Written(
            {name.removeprefix(_OF_SECTION): one for name, one in said.items() if name.startswith(_OF_SECTION)},
            {name.removeprefix(_OF_SOURCE): one for name, one in said.items() if name.startswith(_OF_SOURCE) and one},
            said.get("childs_words", ""),
            said.get("no_words_because", ""),
        )


def as_boxes(written: Written) -> dict[str, str]:
    """Return what was written by the boxes of the form."""
    sections = {_OF_SECTION + code: words for code, words in written.sections.items()}
    sources = {_OF_SOURCE + code: state for code, state in written.sources.items()}
    return {
        **sections,
        **sources,
        "childs_words": written.childs_words,
        "no_words_because": written.no_words_because,
    }


class AnswerForm(RecordForm):
    """How the child answered to the advice, or why nobody shared it."""

    childs_response = text("What the child said to the advice", required=False,
                           hint="In the child’s own words, from the talk in which you shared it.")  # fmt: skip
    no_response_because = text("Why it was not shared, if it was not", required=False, rows=2)


class CheckForm(RecordForm):
    """A manager's check."""

    is_right = yes_no("Can it be filed as it stands?", missing="Choose whether it can be filed as it stands")
    note = text("What should be put right", required=False, hint="Needed if you send it back. The writer reads it.")


class UpdateForm(RecordForm):
    """Why a filed report is written anew."""

    because = choice("What happened?", words_of("worries"), "Choose what happened")
    words = text("More about it", required=False, rows=3)


class AskCourtForm(RecordForm):
    """What the court is asked."""

    is_transfer = forms.TypedChoiceField(
        label="What do you ask the court?", widget=forms.RadioSelect,
        choices=[("time", "More time"), ("transfer", "That the other agency writes it")],
        coerce=lambda said: said == "transfer", error_messages={"required": "Choose what you ask"},
    )  # fmt: skip
    reason = choice("Why?", words_of("request_reasons"), "Choose why")
    until_on = DayField(label="Until which day?", required=False, help_text="For more time: the day you ask for.")


class CourtAnswerForm(RecordForm):
    """What the court answered."""

    is_granted = yes_no("Did the court grant it?", missing="Choose whether the court granted it")
    new_due_on = DayField(label="New day, if it gave one", required=False)


class ReceiveForm(RecordForm):
    """When the authority filed its report."""

    filed_on = DayField(label="When did the authority file it?")
