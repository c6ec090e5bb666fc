"""A checked private-law case as facts."""

from __future__ import annotations

from datetime import date

from waypost.intake.hmcts_private_law.check import Hearing, Order, PrivateCase
from waypost.intake.hmcts_private_law.translate import CREATED_FOR_MADE, translate_case
from waypost.vocabulary.events import EventKind

DAY = date(2026, 1, 5)


def test_hearings_orders_and_reports_become_facts_that_their_names_tell_apart() -> None:
    case = PrivateCase(
        case_id="1",
        application="section_8",
        submitted_on=None,
        issued_on=DAY,
        court=None,
        state=None,
        people=[],
        hearings=[Hearing("h-1", "final", DAY, None, "held")],
        orders=[
            Order("o-1", "directions", DAY, False, (("section_7", "cafcass"), ("section_37", "local_authority")), DAY)
        ],
    )
    told = translate_case(case)
    assert [(fact.name, fact.kind, fact.owner, fact.due_on, fact.doubt) for fact in told.facts] == [
        ("issueDate", EventKind.APPLICATION_ISSUED, None, None, None),
        ("h-1", EventKind.HEARING_HELD, None, None, None),
        ("o-1", EventKind.ORDER_MADE, None, None, CREATED_FOR_MADE),
        ("o-1/section_7/cafcass", EventKind.REPORT_ORDERED, "cafcass", DAY, CREATED_FOR_MADE),
        ("o-1/section_37/local_authority", EventKind.REPORT_ORDERED, "local_authority", DAY, CREATED_FOR_MADE),
    ]
    assert (told.law, told.authority) == ("private", None)
