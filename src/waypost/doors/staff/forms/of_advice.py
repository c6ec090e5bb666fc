"""What people write of advice: one form for each action of the advice room."""

from __future__ import annotations

from typing import Any

from waypost.casework.advice.words import issues, recommendations, title_of, words_of
from waypost.doors.staff.forms.of_record import RecordForm, choice, of_the_record, pick, text, yes_no
from waypost.doors.staff.forms.staff_form import DayField
from waypost.doors.staff.words import plain, short_day

_ORDERS = [(code, title_of(code)) for code in recommendations()]


class AdviceForm(RecordForm):
    """What is advised on one issue, and why."""

    case_id = of_the_record("In which proceedings?", "Choose the proceedings")
    issue = choice("On what?", [(code, plain(code)) for code in issues()], "Choose on what you advise")
    recommendation = pick("What do you recommend?", _ORDERS, missing="Choose what you recommend")
    reasons = text("Why is this best for the child?", rows=7)

    def of(self, told: Any) -> None:
        """Offer the child's own proceedings; the one that there is, where there is one alone."""
        cases = [(case_id, f"{plain(kind) or 'Proceedings'}, {case_id}") for case_id, kind in told.cases]
        self.fields["case_id"].choices = cases
        if len(cases) == 1:
            self.fields["case_id"].initial = cases[0][0]


class ChangeAdviceForm(RecordForm):
    """What is advised, written anew."""

    recommendation = pick("What do you recommend?", _ORDERS, missing="Choose what you recommend")
    reasons = text("Why is this best for the child?", rows=7)


class ShareForm(RecordForm):
    """That the child was told, and the answer."""

    shared_on = DayField(label="When did you tell the child?")
    childs_response = text("What the child said to it", hint="In the child’s own words.")


class FileAdviceForm(RecordForm):
    """That advice is filed; why the child does not know of it, if so."""

    not_shared_because = text("Why it was not shared with the child", required=False, rows=3)


class CompareForm(RecordForm):
    """How far the court followed, and the reason that it gave."""

    order_id = of_the_record("Which order?", "Choose the order")
    followed = choice("Did the court follow the advice?", words_of("followed"), "Choose how far the court followed")
    reason = pick("Why, if not wholly?", words_of("reasons"), first="It followed the advice")
    words = text("What the court said", required=False, rows=3, hint="The court’s own reason, not what we think of it.")

    def of(self, told: Any) -> None:
        """Offer the final orders of the child."""
        orders = [(str(pk), f"{title_of(kind)}, made on {short_day(on)}") for pk, _, kind, on in told.orders]
        self.fields["order_id"].choices = orders


class TalkForm(RecordForm):
    """A talk with the social worker, and what was agreed in it."""

    case_id = of_the_record("In which proceedings?", "Choose the proceedings")
    talked_on = DayField(label="When did you talk?")
    is_timetable_agreed = yes_no(
        "Do you both agree on the timetable?", missing="Choose whether you both agree on the timetable"
    )
    is_care_plan_agreed = yes_no(
        "Do you both agree on the care plan?", missing="Choose whether you both agree on the care plan"
    )

    def of(self, told: Any) -> None:
        """Offer the child's public law proceedings; the one that there is, where there is one alone."""
        kinds = dict(told.cases)
        cases = [(case_id, f"{plain(kinds[case_id]) or 'Proceedings'}, {case_id}") for case_id in told.public_law_cases]
        self.fields["case_id"].choices = cases
        if len(cases) == 1:
            self.fields["case_id"].initial = cases[0][0]


class StrikeTalkForm(RecordForm):
    """Why a talk is struck out."""

    because = text("Why?", rows=3, hint="It was not so, or it was about another child. It stays readable.")
