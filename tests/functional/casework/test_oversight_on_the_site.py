"""Oversight on the site: reviews, audits, progress, supervision, alerts that are read, learning, the national panel."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from support.record_forms import done, opened, parts, sent, signed_in
from support.staff_office import LATE, ON, PLAIN
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import ChildInCase, CourtOrder, Proceedings
from waypost.casework.oversight.models import AlertRead, PanelNotification, PracticeAudit, Supervision

pytestmark = pytest.mark.django_db
SAID = "She carries a lot, and says so."


def test_a_management_review_is_recorded_and_read_by_who_does_the_work(manager, adviser):
    told = {"kind": "assessment_and_plan", **parts("held_on", ON), "words": "See him at home this week."}
    assert done(manager, "review_work", LATE, **told) == reverse("child_oversight", args=[LATE])
    assert "See him at home this week." in opened(adviser, "child_oversight", LATE)
    future = sent(manager, "review_work", LATE, **told | parts("held_on", ON + timedelta(days=1)))
    assert (future.status_code, "This day has not come yet" in future.content.decode()) == (400, True)
    assert adviser.get(reverse("review_work", args=[LATE])).status_code == 403


def test_inadequate_work_says_what_is_done_and_another_person_confirms_it(manager, supervisor, adviser, head):
    told = {"grade": "inadequate", "are_all_letters_present": "no", "words": "", "required": ""}
    refused = sent(manager, "audit_practice", LATE, **told)
    assert (refused.status_code, 'href="#id_required"' in refused.content.decode()) == (400, True)
    done(manager, "audit_practice", LATE, **told | {"required": "See the child today."})
    audit = PracticeAudit.objects.get()
    page = opened(adviser, "child_oversight", LATE)
    assert "Do what the audit requires" in page
    assert "Do what an audit requires" in opened(manager, "oversight")
    done(supervisor, "do_required", LATE, audit.audit_id, words="Seen at home.")
    own = sent(supervisor, "confirm_required", LATE, audit.audit_id, is_enough="yes")
    assert (own.status_code, "somebody else confirms" in own.content.decode()) == (400, True)
    done(head, "confirm_required", LATE, audit.audit_id, is_enough="yes")
    assert "Confirmed by another person." in opened(adviser, "child_oversight", LATE)
    assert adviser.get(reverse("do_required", args=[PLAIN, audit.audit_id])).status_code == 404


def test_a_stale_form_is_told_and_nothing_is_lost(manager, head, supervisor):
    done(manager, "audit_practice", LATE, grade="inadequate", are_all_letters_present="yes", required="See her.")
    audit = PracticeAudit.objects.get().audit_id
    done(supervisor, "do_required", LATE, audit, words="Seen.")
    address = reverse("confirm_required", args=[LATE, audit])
    late = re.findall(r'name="(once|version)" value="([^"]*)"', head.get(address).content.decode())
    done(manager, "confirm_required", LATE, audit, is_enough="yes")
    stale = head.post(address, {**dict(late), "is_enough": "no"})
    assert (stale.status_code, "Somebody changed this" in stale.content.decode()) == (409, True)


def test_who_waits_too_long_says_what_holds_it_up_and_whose_move_it_is(manager, adviser):
    Proceedings.objects.filter(pk="CASE-1").update(issued_on=ON - timedelta(weeks=60))
    page = opened(manager, "progression")
    assert "60 weeks" in page
    assert "Say what holds the case up" in page
    told = {"blocker": "judge", "owner": "court", "next_action": "Ask the listing office.", **parts("due_on", ON)}
    done(adviser, "write_progress", LATE, **told)
    page = opened(manager, "progression")
    assert "No hearing date, or no judge" in page
    assert "Ask the listing office." in page
    assert "60 weeks" in manager.get(reverse("progression") + "?band=52").content.decode()
    assert "Zebedee" not in manager.get(reverse("progression") + "?band=100").content.decode()
    assert "Ask the listing office." in opened(adviser, "write_progress", LATE)


def test_who_is_decided_is_ready_to_close(manager):
    assert "Zebedee" not in opened(manager, "ready_to_close")
    Proceedings.objects.filter(pk="CASE-1").update(next_hearing_on=None)
    CourtOrder.objects.create(child_id=LATE, proceedings_id="CASE-1", kind="final", made_on=ON, is_final=True)
    assert ChildInCase.objects.filter(child_id=LATE).count() == 1
    page = opened(manager, "ready_to_close")
    assert "Zebedee" in page
    assert "Goodbye letter sent" in page


def test_supervision_is_written_with_what_was_said_of_a_child_and_read_by_nobody_else(office, supervisor, adviser):
    person = office.people[Role.FAMILY_COURT_ADVISER]
    told = {"practitioner_id": str(person), **parts("held_on", ON), "words": SAID}
    for wrong in ("x", str(office.people[Role.PRACTICE_SUPERVISOR])):
        refused = sent(supervisor, "record_supervision", **told | {"practitioner_id": wrong})
        assert (refused.status_code, SAID in refused.content.decode()) == (400, True)
    assert done(supervisor, "record_supervision", **told) == reverse("supervision")
    held = Supervision.objects.get().supervision_id
    row = {"supervision_id": held, "words": "He does not sleep.", "action": "See him at school.",
           **parts("due_on", ON + timedelta(days=2))}  # fmt: skip
    done(supervisor, "discuss_child", LATE, **row)
    page = opened(adviser, "supervision")
    assert "See him at school." in page
    assert SAID in page
    done(adviser, "supervision", supervision_id=held)
    assert Supervision.objects.get().agreed_on == ON
    once = adviser.post(reverse("supervision"), {"supervision_id": "SV-NO", "once": "a-token-of-a-test"})
    assert once.status_code == 404
    number = Supervision.objects.get().discussed.get().pk
    assert adviser.get(reverse("do_agreed", args=[PLAIN, number])).status_code == 404
    done(adviser, "do_agreed", LATE, number, words="Seen at school.")
    assert "Seen at school." in opened(supervisor, "child_oversight", LATE)
    other = signed_in(office, Role.SERVICE_MANAGER)
    assert SAID not in opened(other, "supervision")
    assert "He does not sleep." not in opened(other, "child_oversight", LATE)
    assert "He does not sleep." in opened(signed_in(office, Role.HEAD_OF_SERVICE), "child_oversight", LATE)


def test_an_alert_is_read_once_and_who_has_not_read_it_is_told(head, adviser, supervisor):
    told = {"title": "Where a baby sleeps", "words": "Ask it on the first visit.",
            "for_roles": ["family_court_adviser", "childrens_guardian"]}  # fmt: skip
    nobody = sent(head, "publish_alert", **told | {"for_roles": []})
    assert (nobody.status_code, 'href="#id_for_roles"' in nobody.content.decode()) == (400, True)
    done(head, "publish_alert", **told)
    page = opened(adviser, "alerts")
    assert "I have read this" in page
    assert "Read a practice alert" in opened(adviser, "oversight")
    sent_once = dict(re.findall(r'name="(once|alert)" value="([^"]*)"', page))
    assert adviser.post(reverse("alerts"), sent_once)["Location"] == reverse("alerts")
    assert adviser.post(reverse("alerts"), sent_once).status_code == 409
    assert AlertRead.objects.count() == 1
    assert "You read it on" in opened(adviser, "alerts")
    page = opened(supervisor, "alerts")
    assert "I have read this" not in page
    assert "1 of 3 of yours have read it" in page
    assert "Children&#39;s guardian Invented" in page or "Children&#x27;s guardian Invented" in page
    done(head, "withdraw_alert", alert=sent_once["alert"])
    assert "Withdrawn" in opened(adviser, "alerts")
    assert adviser.post(reverse("withdraw_alert"), sent_once).status_code == 403
    assert adviser.post(reverse("alerts"), {}).status_code == 400


def test_a_learning_review_changes_practice_and_is_closed(manager, head, supervisor):
    told = {"because": "serious_harm", **parts("happened_on", ON), **parts("known_on", ON)}
    done(manager, "begin_learning", LATE, **told)
    review = f"{LATE}-L1"
    done(manager, "write_learning", LATE, review, learning="Nobody asked where he slept.")
    done(manager, "agree_change", LATE, review, what="Ask it.", **parts("due_on", ON))
    early = sent(manager, "close_learning", LATE, review)
    assert (early.status_code, "not been shown to change practice" in early.content.decode()) == (400, True)
    page = opened(manager, "child_oversight", LATE)
    number = re.search(r"learning/change/(\d+)/", page)[1]
    done(supervisor, "show_change", LATE, number, words="It is on the form.")
    done(head, "show_change", LATE, number, words="It is asked in nine of ten.")
    done(manager, "close_learning", LATE, review)
    assert "It changed practice: It is asked in nine of ten." in opened(manager, "child_oversight", LATE)
    assert "Nobody asked" in opened(manager, "child_oversight", LATE)


def test_the_clock_of_the_national_panel_is_shown_until_it_is_notified(manager, head):
    known = ON - timedelta(days=9)
    told = {"because": "death", **parts("happened_on", known), **parts("known_on", known), "words": ""}
    done(manager, "begin_notification", LATE, **told)
    one = PanelNotification.objects.get().notification_id
    page = opened(manager, "child_oversight", LATE)
    assert "Tell the authority" in page
    assert "working days late" in page
    assert "Working Together" in opened(head, "oversight") or "Tell the authority" in opened(head, "oversight")
    own = sent(manager, "move_notification", LATE, one, act="found_not_needed", words="No abuse is suspected.")
    assert (own.status_code, "somebody else decides" in own.content.decode()) == (400, True)
    done(manager, "move_notification", LATE, one, act="told_to_the_authority")
    page = opened(manager, "child_oversight", LATE)
    assert "The authority notifies the national panel" in page
    assert "Working Together to Safeguard Children 2023" in page
    done(manager, "move_notification", LATE, one, act="notified_to_the_panel")
    assert "The rapid review is finished" in opened(manager, "child_oversight", LATE)
    assert AuditEvent.objects.filter(kind="oversight.move_notification").count() == 2


@pytest.mark.parametrize("name", ["oversight", "progression", "ready_to_close", "supervision", "alerts"])
def test_an_empty_page_says_so(head, name):
    assert "Do this next" not in opened(head, name)
