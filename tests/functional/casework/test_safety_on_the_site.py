"""Safety on the site: harm and its review, plans that stay apart, contact, warnings on every page, threats, support."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from support.record_forms import done, opened, parts, sent, signed_in
from support.staff_office import LATE, ON, PLAIN
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import FamilyMember
from waypost.casework.safety.models import HarmAssessment, Incident, SafeContact, SafetyPlan, Warned

pytestmark = pytest.mark.django_db
HARM = {"harm": "domestic_abuse", "level": "high", "words": "He came to the door."}


@pytest.fixture
def mother(office) -> int:
    return int(FamilyMember.objects.get(child_id=LATE).pk)


def test_a_risk_is_assessed_and_looked_at_again_in_time(adviser, manager, mother):
    assert "Assess the risk of harm: nobody has written one down." in opened(adviser, "child_safety", LATE)
    done(adviser, "assess_harm", LATE, **HARM, member=str(mother))
    row = HarmAssessment.objects.get()
    assert (row.review_on, row.from_member_id) == (ON + timedelta(days=14), mother)
    assert "Domestic abuse" in opened(manager, "safety")
    late = sent(adviser, "assess_harm", LATE, **HARM, member="0", **parts("review_on", ON + timedelta(days=15)))
    assert (late.status_code, 'href="#id_review_on-day"' in late.content.decode()) == (400, True)
    row.review_on = ON - timedelta(days=3)
    row.save()
    page = opened(adviser, "safety")
    assert "3 days late" in page
    assert "Look again at the risk" in page
    other = sent(adviser, "assess_harm", LATE, **HARM, member="999999")
    assert other.status_code == 404


def test_a_plan_is_written_over_what_was_read_and_read_by_those_who_keep_to_it(adviser, manager, office):
    page = opened(adviser, "write_safety_plan", LATE)
    told = dict(re.findall(r'name="(once|version)" value="([^"]*)"', page))
    done(manager, "write_safety_plan", LATE, words="Leave by the garden gate.")
    stale = adviser.post(reverse("write_safety_plan", args=[LATE]), {**told, "words": "Call Auntie Jo."})
    assert stale.status_code == 409
    assert "Leave by the garden gate." in stale.content.decode()
    assert "Call Auntie Jo." in stale.content.decode()
    assert SafetyPlan.objects.count() == 1
    assert "Leave by the garden gate." in opened(adviser, "child_safety", LATE)
    assert "garden gate" not in opened(signed_in(office, Role.AUDITOR), "child_safety", LATE)


def test_each_person_has_a_rule_of_safe_contact(adviser, mother):
    told = {"allowed": ["letter"], "never": ["telephone", "text"], "words": "Only on Mondays."}
    done(adviser, "contact_of_member", LATE, mother, **told)
    done(adviser, "contact_of_child", LATE, allowed=["in_person"], never=[], words="")
    page = opened(adviser, "child_safety", LATE)
    assert "By telephone; By text message" in page
    assert "Only on Mondays." in page
    both = sent(adviser, "contact_of_member", LATE, mother, allowed=["letter"], never=["letter"], words="")
    assert (both.status_code, "safe or it is not" in both.content.decode()) == (400, True)
    assert SafeContact.objects.count() == 2
    assert "checked" in opened(adviser, "contact_of_member", LATE, mother)
    assert adviser.get(reverse("contact_of_member", args=[PLAIN, mother])).status_code == 404


def test_a_warning_stands_at_the_head_of_every_page_for_those_who_may_see_it(adviser, office, mother):
    done(adviser, "warn", LATE, kind="not_alone", member=str(mother), words="He waits outside.")
    for name in ("child_now", "child_family", "child_documents", "child_oversight", "record_need", "review_background"):
        page = opened(adviser, name, LATE)
        assert "Do not visit alone" in page, name
        assert "Pat Invented" in page, name
    for role in (Role.AUTHORITY_SOCIAL_WORKER, Role.COURT_OFFICER, Role.BUSINESS_SERVICES):
        assert "Do not visit alone" not in opened(signed_in(office, role), "child_now", LATE), role
    assert "Before you visit" not in opened(adviser, "child_now", PLAIN)
    nobody = sent(adviser, "warn", LATE, kind="not_alone", member="")
    assert (nobody.status_code, "Choose about whom" in nobody.content.decode()) == (400, True)


def test_a_person_is_marked_violent_by_two_and_ended_by_a_manager(adviser, manager, office, mother):
    done(adviser, "warn", LATE, kind="potentially_violent", member=str(mother), words="A chair.")
    row = Warned.objects.get().pk
    assert "Before you visit" not in opened(adviser, "child_now", LATE)
    assert "Decide a warning about" in opened(manager, "safety")
    done(manager, "decide_warning", LATE, row, is_granted="yes")
    assert "On the list of potentially violent persons" in opened(adviser, "child_now", LATE)
    assert "Pat Invented" in opened(adviser, "safety")
    assert adviser.get(reverse("end_warning", args=[LATE, row])).status_code == 403
    done(manager, "end_warning", LATE, row)
    assert "Before you visit" not in opened(adviser, "child_now", LATE)
    assert manager.get(reverse("end_warning", args=[PLAIN, row])).status_code == 404


def test_a_threat_is_reported_acted_on_told_and_closed(adviser, manager, office):
    told = {"kind": "threat", **parts("happened_on", ON - timedelta(days=3)), "words": "He wrote to me."}
    done(adviser, "report_incident", LATE, **told)
    one = Incident.objects.get().incident_id
    page = opened(manager, "safety")
    assert "Say what was done about" in page
    assert "Later than a day" in page
    early = sent(manager, "close_incident", LATE, one)
    assert early.status_code == 400
    done(manager, "act_on_incident", LATE, one, action="The police were told.", is_child_at_risk="yes")
    page = opened(manager, "child_safety", LATE)
    assert "Tell the authority that a child is at risk" in page
    refused = sent(manager, "close_incident", LATE, one)
    assert (refused.status_code, "child protection action" in refused.content.decode()) == (400, True)
    done(manager, "tell_authority", LATE, one)
    done(manager, "support_after_incident", LATE, one, supports=["talk"])
    done(manager, "close_incident", LATE, one)
    page = opened(adviser, "child_safety", LATE)
    assert "The police were told." in page
    assert "The authority was told on" in page
    assert "A talk with the manager that day" in page
    assert AuditEvent.objects.filter(kind="safety.tell_authority").count() == 1


def test_staff_are_supported_after_a_death_and_late_support_is_told(manager, adviser, office):
    person = str(office.people[Role.FAMILY_COURT_ADVISER])
    told = {"person_id": person, "because": "death", **parts("happened_on", ON - timedelta(days=9)),
            "supports": ["talk"]}  # fmt: skip
    done(manager, "support_staff", LATE, **told)
    page = opened(manager, "child_safety", LATE)
    assert "a talk with the manager that day" in page
    assert "Later than two days" in page
    assert "Support for staff after" not in opened(adviser, "child_safety", LATE)
    nobody = sent(manager, "support_staff", LATE, **told | {"supports": []})
    assert nobody.status_code == 400
    assert sent(manager, "support_staff", LATE, **told | {"person_id": "999999"}).status_code == 404


def test_whoever_works_in_the_office_reports_a_threat(office):
    officer = signed_in(office, Role.BUSINESS_SERVICES)
    told = {"kind": "threat", **parts("happened_on", ON), "words": "At the desk."}
    assert done(officer, "report_incident", LATE, **told) == reverse("child_now", args=[LATE])
