"""A report on the site: ordered, begun from the record, written, checked by somebody else, answered, filed, updated."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from support.record_forms import done, hidden, opened, parts, sent, signed_in
from support.staff_office import FORBIDDEN, LATE, ON, PLAIN
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import BackgroundReview, ChronologyLine
from waypost.casework.children.rules import BACKGROUND
from waypost.casework.reports.models import Report
from waypost.casework.reports.words import kind_of

pytestmark = pytest.mark.django_db
KIND = "section_7"
DUE = ON + timedelta(days=30)


def ordered(client) -> str:
    told = {
        "case_id": "CASE-1",
        "kind": KIND,
        "ordered_of": "cafcass",
        **parts("ordered_on", ON),
        **parts("due_on", DUE),
    }
    assert done(client, "order_report", LATE, **told) == reverse("report", args=[LATE, f"{LATE}-R1"])
    return f"{LATE}-R1"


def whole() -> dict[str, str]:
    of = kind_of(KIND)
    return {f"section_{one}": "Words of ours." for one in of.sections} | {
        f"source_{one}": "reviewed" for one in of.sources if one not in BACKGROUND
    } | {"childs_words": "I miss my dog."}  # fmt: skip


def written(client) -> str:
    report_id = ordered(client)
    for subject in BACKGROUND:
        BackgroundReview.objects.create(child_id=LATE, subject=subject, state="reviewed", on=ON)
    done(client, "begin_report", LATE, report_id)
    done(client, "write_report", LATE, report_id, **whole())
    return report_id


def test_what_the_child_said_is_withheld_from_whoever_does_not_work_with_the_child(office, adviser):
    report_id = written(adviser)
    assert "I miss my dog." in opened(adviser, "report", LATE, report_id)
    officer = signed_in(office, Role.SCREENING_OFFICER)
    page = opened(officer, "report", LATE, report_id)
    assert "I miss my dog." not in page
    assert "Your role is not shown it." in page
    assert "Words of ours." in page
    told = officer.get(f"/api/v1/children/{LATE}/reports/{report_id}").content.decode()
    assert "dog" not in told
    assert '"is_child_withheld":true' in told.replace(" ", "")


def test_a_report_goes_from_its_order_to_its_filing_and_says_what_is_next(adviser, manager):
    report_id = ordered(adviser)
    here = (LATE, report_id)
    assert "Begin the report" in opened(adviser, "report", *here)
    assert done(adviser, "begin_report", *here) == reverse("write_report", args=here)
    assert "The court heard the case. (Cafcass)" in opened(adviser, "write_report", *here)
    for subject in BACKGROUND:
        BackgroundReview.objects.create(child_id=LATE, subject=subject, state="reviewed", on=ON)
    assert "What is missing" in opened(adviser, "report", *here)
    done(adviser, "write_report", *here, **whole())
    assert "Send it to the manager" in opened(adviser, "report", *here)
    done(adviser, "hand_in_report", *here)
    assert "Zebedee" in opened(manager, "reports")
    assert "Words of ours." in opened(manager, "check_report", *here)
    done(manager, "check_report", *here, is_right="yes", note="")
    assert "Share the advice" in opened(adviser, "report", *here)
    done(adviser, "answer_report", *here, childs_response="That is fair.", no_response_because="")
    done(adviser, "file_report", *here)
    page = opened(adviser, "report", *here)
    assert ("It is filed." in page, "That is fair." in page) == (True, True)
    assert Report.objects.get().filed_on == ON
    done(adviser, "update_report", *here, because="moved", words="To an aunt.")
    assert "Edition 1, filed on" in opened(adviser, "report", *here)


def test_a_manager_sends_it_back_with_reasons_and_the_writer_reads_them_first(adviser, manager):
    here = (LATE, written(adviser))
    done(adviser, "hand_in_report", *here)
    bare = sent(manager, "check_report", *here, is_right="no", note="")
    assert (bare.status_code, "Say what should be put right" in bare.content.decode()) == (400, True)
    done(manager, "check_report", *here, is_right="no", note="Say who told you so.")
    page = opened(adviser, "report", *here)
    assert ("Say who told you so." in page, "Put right what the manager asks for" in page) == (True, True)
    assert "Say who told you so." in opened(adviser, "write_report", *here)


def test_nobody_checks_what_they_wrote(office):
    supervisor = signed_in(office, Role.PRACTICE_SUPERVISOR)
    here = (LATE, written(supervisor))
    done(supervisor, "hand_in_report", *here)
    page = opened(supervisor, "report", *here)
    assert ("another manager checks it" in page, reverse("check_report", args=here) in page) == (True, False)
    assert sent(supervisor, "check_report", *here, is_right="yes", note="").status_code == 400


def test_what_is_missing_is_said_and_nothing_is_handed_in(adviser):
    here = (LATE, ordered(adviser))
    done(adviser, "begin_report", *here)
    answer = sent(adviser, "hand_in_report", *here)
    assert (answer.status_code, "not whole" in answer.content.decode()) == (400, True)


def test_two_write_one_report_and_both_see_both(office, adviser):
    here = (LATE, written(adviser))
    mine = hidden(opened(adviser, "write_report", *here))
    other = signed_in(office, Role.CHILDRENS_GUARDIAN)
    done(other, "write_report", *here, **whole() | {"section_impact": "Theirs, and first."})
    answer = adviser.post(reverse("write_report", args=here), mine | whole() | {"section_impact": "Mine, and second."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("Theirs, and first." in page, "Mine, and second." in page) == (True, True)
    told = hidden(page) | whole() | {"section_impact": "Both of us."}
    assert adviser.post(reverse("write_report", args=here), told).status_code == 302
    assert "Both of us." in opened(other, "report", *here)


def test_a_stale_button_is_pressed_again_knowingly(office, adviser):
    here = (LATE, written(adviser))
    old = hidden(opened(adviser, "hand_in_report", *here))
    done(signed_in(office, Role.CHILDRENS_GUARDIAN), "write_report", *here, **whole())
    answer = adviser.post(reverse("hand_in_report", args=here), old)
    page = answer.content.decode()
    assert (answer.status_code, "Look at it again" in page) == (409, True)
    assert adviser.post(reverse("hand_in_report", args=here), hidden(page)).status_code == 302


def test_the_court_is_asked_for_time_and_its_answer_moves_the_day(adviser):
    here = (LATE, ordered(adviser))
    later = DUE + timedelta(days=14)
    wrong = sent(adviser, "ask_court", *here, is_transfer="time", reason="new_worry")
    assert (wrong.status_code, "a later day" in wrong.content.decode()) == (400, True)
    done(adviser, "ask_court", *here, is_transfer="time", reason="new_worry", **parts("until_on", later))
    assert "Not answered yet." in opened(adviser, "report", *here)
    done(adviser, "answer_court", *here, is_granted="yes", **parts("new_due_on", later))
    assert Report.objects.get().due_on == later
    assert "(first 30 April 2027)" in opened(adviser, "report", *here)


def test_a_transferred_report_is_received_from_the_authority(adviser):
    here = (LATE, ordered(adviser))
    done(adviser, "ask_court", *here, is_transfer="transfer", reason="other_agency_knows_more")
    done(adviser, "answer_court", *here, is_granted="yes")
    assert "Record that the authority filed it" in opened(adviser, "report", *here)
    done(adviser, "receive_report", *here, **parts("filed_on", ON))
    assert Report.objects.get().state == "filed_by_the_authority"


def test_saving_what_is_written_keeps_the_childs_answer(adviser, manager):
    here = (LATE, written(adviser))
    done(adviser, "answer_report", *here, childs_response="No thank you.", no_response_because="")
    done(adviser, "write_report", *here, **whole())
    assert "No thank you." in opened(adviser, "report", *here)


def test_a_report_of_another_child_is_not_there(adviser):
    report_id = ordered(adviser)
    assert adviser.get(reverse("report", args=[PLAIN, report_id])).status_code == 404
    assert adviser.get(reverse("report", args=[FORBIDDEN, report_id])).status_code == 404
    assert adviser.post(reverse("begin_report", args=[PLAIN, report_id]), {"version": "1"}).status_code == 404


def test_an_order_is_recorded_once(adviser):
    told = hidden(opened(adviser, "order_report", LATE)) | {
        "case_id": "CASE-1", "kind": "rule_16_4", "ordered_of": "", **parts("ordered_on", ON),
    }  # fmt: skip
    codes = [adviser.post(reverse("order_report", args=[LATE]), told).status_code for _ in range(2)]
    assert codes == [302, 409]
    assert AuditEvent.objects.filter(kind="reports.order").count() == 1


def test_an_order_that_arrived_is_not_typed_again(adviser):
    ChronologyLine.objects.create(
        child_id=LATE, line_id="E-order", happened_on=ON - timedelta(days=2), learnt_on=ON, agency="cafcass",
        source="Cafcass", kind="report_ordered", title="Section 7 report ordered", sentence="The court asked for it.",
    )  # fmt: skip
    assert "1 order for a report has arrived" in opened(adviser, "child_documents", LATE)
    page = opened(adviser, "order_report", LATE)
    assert 'value="section_7" checked' in page
    assert 'value="29"' in page
    told = {"case_id": "CASE-1", "kind": KIND, "ordered_of": "", **parts("ordered_on", ON - timedelta(days=2))}
    done(adviser, "order_report", LATE, **told)
    assert "has arrived" not in opened(adviser, "child_documents", LATE)


def test_an_area_sets_its_own_involvement_test_from_a_day_on(office):
    head = signed_in(office, Role.HEAD_OF_SERVICE)
    assert reverse("involvement") in opened(head, "reports")
    assert "set none of its own" in opened(head, "involvement")
    for weeks, said in (("", "Enter a number of weeks"), ("0", "Enter one week or more"), ("521", "at most 520")):
        wrong = sent(head, "involvement", weeks=weeks, **parts("from_on", ON))
        assert (wrong.status_code, said in wrong.text) == (400, True)
    done(head, "involvement", weeks="12", **parts("from_on", ON))
    done(head, "involvement", weeks="8", **parts("from_on", ON + timedelta(days=9)))
    page = opened(head, "involvement")
    assert page.index("8 weeks") < page.index("12 weeks") < page.index("Stands today")
    assert head.get("/api/v1/reports/involvement").json()[1]["weeks"] == 12
    assert signed_in(office, Role.SERVICE_MANAGER).get(reverse("involvement")).status_code == 403
