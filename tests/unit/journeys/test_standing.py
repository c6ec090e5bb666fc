"""Where a case stands on a day, in one sentence: open, ended, before court."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from told_events import day, happened
from waypost.journeys.account import Wait
from waypost.journeys.record import ChildInProceedings
from waypost.journeys.standing import standing

CASE = ChildInProceedings(
    **dict.fromkeys(ChildInProceedings.__dataclass_fields__, None)
    | {"child_id": "C-1", "proceedings_id": "P-1", "law": "public", "application": "section_31", "issued_on": day(0)}
    | {"is_told_by_court": True, "is_told_by_cafcass": True}  # type: ignore[arg-type]
)
ISSUED = happened("application_issued", 0, "section_31", source="hmcts_public_law")
REPORT = Wait("Expert report, due 3 March 2026", "experts", day(10), None, 3)
LOST = Wait("Final hearing to be held after it was vacated (No judge)", "court", day(20), None, 2)
NEXT = Wait("The next hearing: final hearing", "court", day(5), None, 4)


def test_an_open_case_says_its_week_what_it_waits_for_and_the_next_day() -> None:
    listed = happened("hearing_listed", 60, "final", source="hmcts_public_law")
    assert standing(CASE, [ISSUED, listed], [NEXT, LOST, REPORT], day(40), None) == (
        "The case is in its 6th week since the court issued the application, 20 weeks before the law’s 26 end; it "
        "waits on the experts for the expert report, due 3 March 2026 and on the court, and the next hearing is on "
        "6 March 2026 (final hearing)."
    )


@pytest.mark.parametrize(
    ("on", "application", "told"),
    [
        (181, "section_31", ", less than a week before the law’s 26 end;"),
        (182, "section_31", ", less than a week past the law’s 26;"),
        (196, "section_31", ", 2 weeks past the law’s 26;"),
        (196, "section_8", "since the court issued the application;"),
    ],
)
def test_only_a_care_case_has_the_laws_26_weeks(on: int, application: str, told: str) -> None:
    assert told in standing(replace(CASE, application=application), [ISSUED], [], day(on), None)


def test_with_a_hearing_alone_to_come_no_agency_is_waited_on() -> None:
    told = standing(CASE, [ISSUED], [NEXT], day(40), None)
    assert "; it waits for its next hearing, and no hearing is listed." in told


def test_an_ended_case_says_how_and_what_is_left() -> None:
    order = happened("order_made", 100, "care_order", flag=True)
    told = standing(CASE, [ISSUED, order], [LOST], day(110), None)
    assert told == (
        "The case ended on 15 April 2026 (care order), 14 weeks after the court issued the application; Cafcass has "
        "not closed the case, and it waits on the court for the final hearing to be held after it was vacated."
    )
    assert "closed the case on 25 April 2026." in standing(CASE, [ISSUED, order], [], day(120), day(110))


def test_a_case_that_was_closed_without_an_order_says_so() -> None:
    assert "no final order is told" in standing(CASE, [ISSUED], [], day(120), day(110))


def test_a_child_before_court_and_one_of_whom_nothing_is_told() -> None:
    decided = happened("pre_proceedings_decided", 0, source="ssd", proceedings_id=None)
    letter = Wait("The letter before proceedings", "local_authority", day(0), None, 1)
    assert standing(None, [decided], [letter], day(9), None) == (
        "The child is not in court: pre-proceedings began 1 week ago, and it waits on the local authority for the "
        "letter before proceedings."
    )
    assert standing(None, [], [], date(2027, 1, 1), None) == "Nothing is told of this child."
    assert "the last thing told is of 5 January 2026" in standing(None, [decided], [], day(9), None)
