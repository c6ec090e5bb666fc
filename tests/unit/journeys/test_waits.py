"""What was waited for, since when, until when, and whose move it was."""

from __future__ import annotations

from datetime import date

from told_events import day, happened
from waypost.journeys.account import Wait
from waypost.journeys.record import Event
from waypost.journeys.waits import waits_of, whose_move

AS_OF = day(100)
ISSUED = happened("application_issued", 0, "section_31", "hmcts_public_law")
RECEIVED = happened("application_received", 1, "section_31")


def told(*facts: Event, as_of: date = AS_OF, ended_on: date | None = None) -> dict[str, tuple]:
    """Return each wait by what it is for: owner, first and last day of the story, whole weeks."""
    found = waits_of(sorted(facts, key=lambda fact: fact.happened_on), as_of, ended_on)
    numbers = {
        wait.what: (
            wait.owner,
            (wait.since_on - day(0)).days,
            wait.until_on and (wait.until_on - day(0)).days,
            wait.weeks,
        )
        for wait in found
    }
    assert len(numbers) == len(found)
    return numbers


def test_pre_proceedings_wait_for_the_authority_step_by_step() -> None:
    waits = told(
        happened("pre_proceedings_decided", 0, source="ssd"),
        happened("pre_proceedings_letter_sent", 7, source="ssd"),
        happened("pre_proceedings_meeting_held", 14, source="ssd"),
        happened("pre_proceedings_ended", 84, "issue", "ssd"),
        happened("application_submitted", 90, "section_31", "hmcts_public_law"),
        happened("application_issued", 92, "section_31", "hmcts_public_law"),
    )
    assert waits["The letter before proceedings"] == ("local_authority", 0, 7, 1)
    assert waits["The first pre-proceedings meeting"] == ("local_authority", 7, 14, 1)
    assert waits["The outcome of pre-proceedings"] == ("local_authority", 14, 84, 10)
    assert waits["The authority's application to court"] == ("local_authority", 84, 90, 0)
    assert waits["The court to issue the application"] == ("court", 90, 92, 0)


def test_stepping_down_is_no_wait_for_an_application() -> None:
    waits = told(happened("pre_proceedings_decided", 0), happened("pre_proceedings_ended", 60, "step_down"))
    assert waits == {"The letter before proceedings": ("local_authority", 0, 60, 8)}


def test_a_practitioner_is_waited_for_from_receipt_and_again_when_the_last_one_leaves() -> None:
    first, again = (
        "A guardian or family court adviser from Cafcass",
        "A new guardian or family court adviser from Cafcass",
    )
    waits = told(
        RECEIVED,
        happened("practitioner_allocated", 2, "duty_practitioner"),
        happened("practitioner_allocated", 8, "childrens_guardian"),
        happened("practitioner_allocated", 20, "family_court_adviser"),
        happened("practitioner_ended", 30, "childrens_guardian", reason="practitioner_left"),
        happened("practitioner_ended", 40, "family_court_adviser", reason="caseload"),
    )
    assert waits[first] == ("cafcass", 1, 8, 1)
    assert waits[again] == ("cafcass", 40, None, 8)
    closed = told(
        RECEIVED,
        happened("practitioner_allocated", 1, "childrens_guardian"),
        happened("practitioner_ended", 40, "childrens_guardian", reason="case_closed"),
    )
    assert first not in closed
    assert again not in closed
    never = told(RECEIVED, happened("case_closed", 15), happened("practitioner_allocated", 200, "childrens_guardian"))
    assert never[first] == ("cafcass", 1, 15, 2)


def test_a_report_is_its_authors_move_until_it_is_filed() -> None:
    waits = told(
        happened("report_ordered", 0, "section_7", owner="cafcass", due_on=day(56)),
        happened("report_ordered", 1, "section_7", owner="cafcass", due_on=day(56), source="hmcts_private_law"),
        happened("report_filed", 70, "section_7", owner="cafcass", due_on=day(56)),
        happened("report_ordered", 5, "expert_report", owner="expert"),
        happened("report_ordered", 6, "care_plan", owner="local_authority"),
        happened("report_filed", 6, "care_plan", owner="local_authority"),
        happened("report_ordered", 80, "section_37"),
    )
    assert waits["Section 7 report, due 2 March 2026"] == ("cafcass", 0, 70, 10)
    assert [wait for wait in waits if wait.startswith("Expert")] == ["Expert report"]
    assert waits["Expert report"] == ("experts", 5, None, 13)
    assert not any(wait.startswith("Care plan") for wait in waits)
    assert [owner for what, (owner, *_) in waits.items() if "37" in what] == ["other"]


def test_from_each_hearing_to_the_next_the_court_is_waited_for() -> None:
    waits = told(
        ISSUED,
        happened("hearing_held", 14, "case_management"),
        happened("hearing_held", 70, "issue_resolution"),
        happened("hearing_listed", 120, "final"),
    )
    assert waits["The next hearing: case management hearing"] == ("court", 0, 14, 2)
    assert waits["The next hearing: issues resolution hearing"] == ("court", 14, 70, 8)
    assert waits["The next hearing: final hearing, listed for 5 May 2026"] == ("court", 70, None, 4)


def test_where_no_hearing_is_listed_and_nothing_is_final_that_is_said() -> None:
    assert told(ISSUED)["A hearing: none is listed"] == ("court", 0, None, 14)
    final = happened("order_made", 50, "care_order", flag=True)
    assert told(ISSUED, happened("hearing_held", 50, "final"), final) == {
        "The next hearing: final hearing": ("court", 0, 50, 7)
    }


def test_a_lost_hearing_is_the_move_of_the_reasons_owner_until_it_is_held() -> None:
    lost = happened("hearing_vacated", 30, "final", reason="LA9", owner="local_authority")
    waits = told(ISSUED, lost, happened("hearing_held", 40, "directions"), happened("hearing_held", 60, "final"))
    (what,) = [wait for wait in waits if "after it was" in wait]
    assert what == "Final hearing to be held after it was vacated (Placement order proceedings delay)"
    assert waits[what] == ("local_authority", 30, 60, 4)
    (open_yet,) = [wait for what, wait in told(ISSUED, lost).items() if "after it was" in what]
    assert open_yet == ("local_authority", 30, None, 10)


def test_a_hearing_lost_for_no_reason_or_no_longer_needed_makes_no_wait() -> None:
    tidied = happened("hearing_vacated", 30, "final", doubt="no_reason_given_perhaps_housekeeping")
    settled = happened("hearing_vacated", 31, "final", reason="OT12", owner="other")
    to_come = happened("hearing_vacated", 130, "final", reason="JU3", owner="court")
    assert not any("after it was" in what for what in told(ISSUED, tidied, settled, to_come))
    unreasoned = happened("hearing_adjourned", 32, "final")
    assert [owner for what, (owner, *_) in told(ISSUED, unreasoned).items() if "adjourned" in what] == ["other"]


def test_the_final_order_is_waited_for_from_the_last_hearing_that_should_settle_it() -> None:
    held = [happened("hearing_held", 50, "final"), happened("hearing_held", 60, "judgment_after_hearing")]
    final = happened("order_made", 74, "care_order", flag=True)
    assert told(ISSUED, *held)["The final order"] == ("court", 60, None, 5)
    assert told(ISSUED, *held, final)["The final order"] == ("court", 60, 74, 2)


def test_an_order_is_waited_for_until_it_reaches_cafcass_or_the_next_hearing() -> None:
    made = happened("order_made", 10, "interim_care_order")
    received = happened("order_received", 24, "interim_care_order")
    what = "Interim care order to reach Cafcass"
    assert told(RECEIVED, made, received)[what] == ("court", 10, 24, 2)
    assert told(RECEIVED, made)[what] == ("court", 10, None, 12)
    assert told(RECEIVED, made, happened("hearing_held", 17, "directions"))[what] == ("court", 10, 17, 1)
    assert what not in told(ISSUED, made)
    assert what not in told(RECEIVED, happened("order_made", 101, "interim_care_order"))
    assert what not in told(RECEIVED, happened("order_made", 10, "interim_care_order", "ssd", proceedings_id=None))


def test_waits_end_where_the_account_ends() -> None:
    waits = told(ISSUED, ended_on=day(21))
    assert waits["A hearing: none is listed"] == ("court", 0, 21, 3)
    assert told(happened("report_ordered", 30, "section_7"), ended_on=day(21)) == {}


def test_an_extension_is_no_wait() -> None:
    assert told(happened("extension_granted", 30, reason="timetable_for_child", due_on=day(90))) == {}


def test_whose_move_leaves_the_court_out_where_it_only_keeps_a_date() -> None:
    hearing = Wait("The next hearing: final hearing", "court", day(0), None, 0)
    report = Wait("Section 7 report", "cafcass", day(0), None, 0)
    assert whose_move([hearing, report]) == ("cafcass",)
    assert whose_move([hearing]) == ("court",)
    assert whose_move([]) == ()
